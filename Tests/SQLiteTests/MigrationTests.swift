import Persistence
import Testing

@testable import SQLite

@Suite struct MigrationTests {
    let folder: TemporaryFolder
    let path: String
    let pets = SQLiteMigration(number: 10, name: "pets", sql: "CREATE TABLE pet (owner INTEGER NOT NULL REFERENCES person (id)) STRICT")

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file()
    }

    private func message(_ migrations: [SQLiteMigration]) -> String? {
        do throws(StorageError) {
            _ = try SQLiteDatabase(path: path, migrations: migrations)
            return nil
        } catch .damaged(let text) {
            return text
        } catch {
            return nil
        }
    }

    @Test func missingMigrationsAreAppliedInTheOrderOfTheirNumbers() async throws {
        let first = try SQLiteDatabase(path: path, migrations: [.people])
        try await first.add("kept")
        await first.close()

        let early = SQLiteMigration(
            number: 2, name: "mails", sql: "CREATE TABLE mail (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE box (id) ")
        let second = try SQLiteDatabase(path: path, migrations: [pets, early, .people])
        #expect(try await second.names() == ["kept"])
        let recorded = try await second.read { connection throws(StorageError) in
            try connection.query("SELECT number, name FROM schema_migrations ORDER BY rowid") { "\($0.int(0)) \($0.text(1))" }
        }
        #expect(recorded == ["1 people", "2 mails", "10 pets"])
        await second.close()
    }

    @Test func aMigrationThatFailsLeavesNothingBehind() async throws {
        let wrong = SQLiteMigration(number: 2, name: "wrong", sql: "CREATE TABLE fine (id); CREATE TABLE person (id)")
        #expect(throws: StorageError.self) { try SQLiteDatabase(path: path, migrations: [.people, wrong]) }
        let database = try SQLiteDatabase(path: path, migrations: [.people])
        let tables = try await database.read { connection throws(StorageError) in
            try connection.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") { $0.text(0) }
        }
        #expect(tables == ["person", "schema_migrations"])
        await database.close()
    }

    @Test func aDatabaseOfANewerProgramIsRefused() async throws {
        await (try SQLiteDatabase(path: path, migrations: [.people, pets])).close()
        let text = try #require(message([.people]))
        #expect(text.contains(path) && text.contains("10 “pets”") && text.contains("up to 1 “people”"))
    }

    @Test func aDatabaseOfTheOtherSideIsRefused() async throws {
        await (try SQLiteDatabase(path: path, migrations: [.people])).close()
        let text = try #require(message([SQLiteMigration(number: 1, name: "tenants", sql: "CREATE TABLE tenant (id)")]))
        #expect(text.contains(path) && text.contains("“people”") && text.contains("“tenants”"))
    }

    @Test func aDatabaseOfAnotherProgramIsRefused() throws {
        let other = try SQLiteConnection.open(path, .writer)
        try other.execute("CREATE TABLE note (id)")
        let text = try #require(message([.people]))
        #expect(text.contains(path) && text.contains("another program"))
    }

    @Test func foreignKeysAreEnforced() async throws {
        let database = try SQLiteDatabase(path: path, migrations: [.people, pets])
        await #expect(throws: StorageError.self) {
            try await database.write { connection throws(StorageError) in try connection.execute("INSERT INTO pet VALUES (7)") }
        }
        await database.close()
    }
}
