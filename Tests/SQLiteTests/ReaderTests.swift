import Persistence
import Synchronization
import Testing

@testable import SQLite

@Suite struct ReaderTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
    }

    @Test func aReadSeesOneSnapshotWhileOthersWrite() async throws {
        try await database.add("first")
        let began = AsyncStream<Void>.makeStream()
        let isWritten = Mutex(false)
        async let counts = database.read { connection throws(StorageError) in
            let before = try connection.first("SELECT count(*) FROM person") { $0.int(0) }
            began.continuation.yield()
            while !isWritten.withLock({ $0 }) {}
            return [before, try connection.first("SELECT count(*) FROM person") { $0.int(0) }]
        }
        for await _ in began.stream { break }
        try await database.add("second")
        isWritten.withLock { $0 = true }
        #expect(try await counts == [1, 1])
        #expect(try await database.count() == 2)
    }

    @Test func aReaderCannotWrite() async throws {
        await #expect(throws: StorageError.self) {
            try await database.read { connection throws(StorageError) in
                try connection.execute("INSERT INTO person (tenant, name) VALUES ('a', 'x')")
            }
        }
        #expect(try await database.count() == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func aThousandReadsAndWritesAtOnceAllEnd() async throws {
        let database = database
        let failures = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<1000 {
                group.addTask { (try? await database.add("person \(number)")) == nil }
                group.addTask { (try? await database.count()) == nil }
            }
            return await group.reduce(0) { $1 ? $0 + 1 : $0 }
        }
        #expect(failures == 0)
        #expect(try await database.count() == 1000)
    }

    @Test func aQueryMayUseItsOwnStatementWithinItsRows() async throws {
        for name in ["a", "b", "c"] { try await database.add(name) }
        let pairs = try await database.read { connection throws(StorageError) in
            try connection.query("SELECT name FROM person ORDER BY id") { row throws(StorageError) in
                let outer = row.text(0)
                return try connection.query("SELECT name FROM person ORDER BY id") { outer + $0.text(0) }
            }
        }
        #expect(pairs == [["aa", "ab", "ac"], ["ba", "bb", "bc"], ["ca", "cb", "cc"]])
    }

    @Test func moreStatementsThanAreCachedStillRun() async throws {
        let sum = try await database.read { connection throws(StorageError) in
            var sum = 0
            for round in 0..<2 {
                for number in 0..<600 { sum += try connection.first("SELECT \(number) + ?", [.integer(Int64(round))]) { $0.int(0) } ?? 0 }
            }
            return sum
        }
        #expect(sum == 600 * 599 + 600)
    }
}
