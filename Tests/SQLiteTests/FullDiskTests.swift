import Persistence
import Testing

@testable import SQLite

/// A full disk, played by SQLite's own limit on the number of pages: it answers SQLITE_FULL just the same.
@Suite struct FullDiskTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
    }

    private func limit(pages: Int) async throws {
        _ = try await database.write { connection throws(StorageError) in
            try connection.first("PRAGMA max_page_count = \(pages)") { $0.int(0) }
        }
    }

    private func addPhoto(_ name: String, kilobytes: Int) async throws {
        try await database.write { connection throws(StorageError) in
            try connection.execute(
                "INSERT INTO person (tenant, name, photo) VALUES ('a', ?, ?)",
                [.text(name), .blob(Array(repeating: 7, count: kilobytes * 1024))])
        }
    }

    @Test func nothingEarlierIsLostAndWritingGoesOnWhenThereIsSpace() async throws {
        try await database.add("before")
        try await limit(pages: 30)
        await #expect(throws: StorageError.full) { try await addPhoto("large", kilobytes: 500) }
        #expect(try await database.names() == ["before"])
        try await database.add("small")
        try await limit(pages: 1_000_000)
        try await addPhoto("large", kilobytes: 500)
        #expect(try await database.names() == ["before", "small", "large"])
        await database.close()
    }

    @Test func whatWasAnsweredAsWrittenIsThereAndNothingElse() async throws {
        try await limit(pages: 60)
        let database = database
        let outcomes = await withTaskGroup(of: (String, StorageError?).self) { group in
            for number in 0..<64 {
                let name = "person \(number)"
                group.addTask {
                    do {
                        try await addPhoto(name, kilobytes: number % 8 == 0 ? 40 : 1)
                        return (name, nil)
                    } catch {
                        return (name, error as? StorageError)
                    }
                }
            }
            return await group.reduce(into: [String: StorageError?]()) { $0[$1.0] = .some($1.1) }
        }
        let written = Set(outcomes.filter { $0.value == nil }.keys)
        #expect(outcomes.values.contains(.full))
        #expect(outcomes.values.allSatisfy { $0 == nil || $0 == .full })
        #expect(Set(try await database.names()) == written)
        await database.close()
    }

    @Test func aCommandThatHidesTheErrorWritesNothingPiecemeal() async throws {
        try await limit(pages: 30)
        await #expect(throws: StorageError.self) {
            try await database.write { connection throws(StorageError) in
                try connection.execute("INSERT INTO person (tenant, name) VALUES ('a', 'before')")
                // Rolls the transaction back under the command, as SQLite does by itself after an I/O error.
                try connection.executeScript("ROLLBACK")
                try connection.execute("INSERT INTO person (tenant, name) VALUES ('a', 'after')")
            }
        }
        #expect(try await database.names() == [])
        try await database.add("next")
        #expect(try await database.names() == ["next"])
        await database.close()
    }
}
