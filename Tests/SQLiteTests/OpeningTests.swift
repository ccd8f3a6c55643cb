import Foundation
import Persistence
import Testing

@testable import SQLite

@Suite struct OpeningTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func aFileThatIsNoDatabaseIsNamed() throws {
        let path = folder.file("notes.txt")
        try String(repeating: "Dear diary, ", count: 1000).write(toFile: path, atomically: true, encoding: .utf8)
        do throws(StorageError) {
            _ = try SQLiteDatabase(path: path, migrations: [.people])
            Issue.record("it was opened")
        } catch {
            guard case .damaged(let text) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(text.contains(path) && text.contains("not an SQLite database"))
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("Dear diary"))
    }

    @Test func aMissingFolderIsNamed() throws {
        let path = folder.file("nowhere/test.sqlite")
        do throws(StorageError) {
            _ = try SQLiteDatabase(path: path, migrations: [.people])
            Issue.record("it was opened")
        } catch {
            guard case .unavailable(let text) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(text.contains(path) && text.contains("No such file or directory"))
        }
    }

    @Test(.disabled(if: getuid() == 0, "root may write everywhere"))
    func aFolderWithoutPermissionIsNamed() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
        #expect {
            try SQLiteDatabase(path: folder.file(), migrations: [.people])
        } throws: { error in
            guard case StorageError.unavailable(let text) = error else { return false }
            return text.contains(folder.file())
        }
    }

    @Test func onlyTheOwnerMayReadTheFile() async throws {
        let database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
        try await database.add("x")
        for name in ["test.sqlite", "test.sqlite-wal"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        await database.close()
    }

    @Test func theSettingsThatKeepPromisesHold() async throws {
        let database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
        let names = ["journal_mode", "synchronous", "page_size", "foreign_keys", "secure_delete", "temp_store", "wal_autocheckpoint"]
        let settings = try await database.write { connection throws(StorageError) in
            var settings: [String] = []
            for name in names { settings += try connection.query("PRAGMA \(name)") { $0.text(0) } }
            return settings
        }
        #expect(settings == ["wal", "2", "2048", "1", "0", "2", "0"])
        await database.close()
    }

    @Test func aDatabaseThatIsLetGoClosesItsFile() async throws {
        let threads: RunningThreads
        do {
            let database = try SQLiteDatabase(path: folder.file(), migrations: [.people])
            try await database.add("x")
            threads = database.threads
        }
        await threads.waitForAll()
        #expect(folder.size("test.sqlite-wal") == nil)
    }
}
