import Foundation
import Persistence
import Testing

@testable import SQLite

/// A folder of one test's own, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String = "test.sqlite") -> String { path + "/" + name }

    func size(_ name: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: file(name)))?[.size] as? Int
    }
}

extension SQLiteMigration {
    static let people = SQLiteMigration(
        number: 1, name: "people",
        sql: """
            CREATE TABLE person (id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, name TEXT NOT NULL, photo BLOB) STRICT;
            CREATE UNIQUE INDEX person_by_name ON person (tenant, name);
            """)
}

extension SQLiteDatabase {
    func add(_ name: String, tenant: String = "a") async throws {
        try await write { connection throws(StorageError) in
            try connection.execute("INSERT INTO person (tenant, name) VALUES (?, ?)", [.text(tenant), .text(name)])
        }
    }

    func names() async throws -> [String] {
        try await read { connection throws(StorageError) in
            try connection.query("SELECT name FROM person ORDER BY id") { $0.text(0) }
        }
    }

    func count() async throws -> Int {
        try await read { connection throws(StorageError) in
            try connection.first("SELECT count(*) FROM person") { $0.int(0) } ?? 0
        }
    }
}
