import Persistence
import Testing

@testable import SQLite

@Suite struct WriteAheadLogTests {
    @Test func theLogStaysBoundedUnderUnbrokenWriting() async throws {
        let folder = try TemporaryFolder()
        let limit = 1024 * 1024
        let database = try SQLiteDatabase(path: folder.file(), migrations: [.people], readers: 1, logLimit: limit)
        for number in 0..<40 {
            try await database.write { connection throws(StorageError) in
                try connection.execute(
                    "INSERT INTO person (tenant, name, photo) VALUES ('a', ?, ?)",
                    [.text("person \(number)"), .blob(Array(repeating: 7, count: 100 * 1024))])
            }
            let size = try #require(folder.size("test.sqlite-wal"))
            #expect(size < limit + 300 * 1024)
        }
        #expect(try await database.count() == 40)
        await database.close()
    }
}
