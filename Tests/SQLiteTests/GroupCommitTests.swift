import Persistence
import Testing

@testable import SQLite

@Suite struct GroupCommitTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
    }

    @Test func everyConcurrentWriterSucceedsButTheOneThatFails() async throws {
        try await database.add("taken")
        let outcomes = await withTaskGroup(of: (Int, StorageError?).self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await database.add(number == 77 ? "taken" : "person \(number)")
                        return (number, nil)
                    } catch {
                        return (number, error as? StorageError)
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
        }
        #expect(outcomes.filter { $0.value != nil } == [77: .conflict(field: "name")])
        #expect(try await database.count() == 200)
    }

    @Test func aFailedCommandIsUndoneAsAWhole() async throws {
        await #expect(throws: StorageError.stale) {
            try await database.write { connection throws(StorageError) in
                try connection.execute("INSERT INTO person (tenant, name) VALUES ('a', 'half')")
                throw StorageError.stale
            }
        }
        try await database.add("whole")
        #expect(try await database.names() == ["whole"])
    }

    @Test func aResultIsGivenOnlyOnceAnotherConnectionCanSeeIt() async throws {
        let other = try SQLiteDatabase(path: folder.file(), migrations: [.people])
        for number in 0..<20 {
            try await database.add("person \(number)")
            #expect(try await other.count() == number + 1)
        }
        await other.close()
    }

    @Test func theResultOfTheClosureIsReturned() async throws {
        let id = try await database.write { connection throws(StorageError) in
            try connection.first("INSERT INTO person (tenant, name) VALUES ('a', 'x') RETURNING id") { $0.int64(0) }
        }
        #expect(id == 1)
        let changed = try await database.write { connection throws(StorageError) in
            try connection.execute("UPDATE person SET name = 'y'")
        }
        #expect(changed == 1)
    }

    @Test func closingAnswersWhatWaitsAndRefusesWhatComesAfter() async throws {
        let database = database
        let written = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask { (try? await database.add("person \(number)")) != nil }
            }
            group.addTask {
                await database.close()
                return false
            }
            return await group.reduce(0) { $1 ? $0 + 1 : $0 }
        }
        let expected = StorageError.unavailable("\(folder.file()) is closed; the server is stopping")
        await #expect(throws: expected) { try await database.add("late") }
        await #expect(throws: expected) { try await database.count() }
        await database.close()
        #expect(folder.size("test.sqlite-wal") == nil, "the log was moved into the file")

        let reopened = try SQLiteDatabase(path: folder.file(), migrations: [.people])
        #expect(try await reopened.count() == written)
        await reopened.close()
    }
}
