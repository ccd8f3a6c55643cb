import Directory
import DirectoryFiles
import Foundation
import SQLite
import SQLiteStorage

/// A directory without anything in it, in a database file of its own that is removed afterwards.
final class EmptyDirectory: Sendable {
    let store: any DirectoryStore & MembershipStore & DirectoryImport
    let feed: any ChangeFeed
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "directory-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(path: folder.appending(path: "identity.sqlite").path, migrations: DirectoryMigrations.all)
        store = SQLiteDirectoryStore(database: database)
        feed = SQLiteChangeFeed(database: database)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func exported() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        try await DirectoryExport(store: store, page: 37).write { bytes += $0 }
        return bytes
    }
}
