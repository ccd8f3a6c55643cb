import Foundation
import Persistence

/// Brings a database file to the structure this program knows, or refuses it.
struct Migrator {
    /// "Gath", in the file's header, so that another program's file is never taken for ours.
    private static let applicationID = 0x4761_7468
    let migrations: [SQLiteMigration]

    init(_ migrations: [SQLiteMigration]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
    }

    /// Applies what is missing, all of it or nothing.
    ///
    /// - Throws: ``StorageError/damaged(_:)`` when the file is not ours or was written by a newer program.
    func migrate(_ connection: SQLiteConnection) throws(StorageError) {
        try connection.executeControl("BEGIN IMMEDIATE")
        do throws(StorageError) {
            try claim(connection)
            let applied = try appliedNames(connection)
            try check(applied, path: connection.path)
            for migration in migrations where applied[migration.number] == nil {
                try apply(migration, on: connection)
            }
            try connection.executeControl("COMMIT")
        } catch {
            if !connection.isInAutocommit { try? connection.executeControl("ROLLBACK") }
            throw error
        }
    }

    private func claim(_ connection: SQLiteConnection) throws(StorageError) {
        let found = try connection.first("PRAGMA application_id") { $0.int(0) } ?? 0
        guard found != Self.applicationID else { return }
        let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } ?? 0
        guard found == 0, tables == 0 else {
            throw .damaged("\(connection.path) is the database of another program; choose another file or folder")
        }
        try connection.execute("PRAGMA application_id = \(Self.applicationID)")
        try connection.execute(
            "CREATE TABLE schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT"
        )
    }

    private func appliedNames(_ connection: SQLiteConnection) throws(StorageError) -> [Int: String] {
        let rows = try connection.query("SELECT number, name FROM schema_migrations") { ($0.int(0), $0.text(1)) }
        return Dictionary(rows) { first, _ in first }
    }

    private func check(_ applied: [Int: String], path: String) throws(StorageError) {
        for (number, name) in applied.sorted(by: { $0.key < $1.key }) {
            guard let known = migrations.first(where: { $0.number == number }) else {
                let newest = migrations.last.map { "\($0.number) “\($0.name)”" } ?? "none"
                throw .damaged(
                    "\(path) was written by a newer program: it has migration \(number) “\(name)”, this one knows up to \(newest). "
                        + "Start the newer program on it"
                )
            }
            guard known.name == name else {
                throw .damaged(
                    "\(path) is the database of something else: its migration \(number) is “\(name)”, here it is “\(known.name)”. "
                        + "Choose another file or folder"
                )
            }
        }
    }

    private func apply(_ migration: SQLiteMigration, on connection: SQLiteConnection) throws(StorageError) {
        try connection.executeScript(migration.sql)
        // Foreign keys are off while migrating, so that a table can be rebuilt; they must hold afterwards all the same.
        let broken = try connection.first("PRAGMA foreign_key_check") { $0.text(0) }
        if let broken {
            throw .damaged(
                "\(connection.path): after migration \(migration.number) “\(migration.name)” table \(broken) points at missing rows")
        }
        try connection.execute(
            "INSERT INTO schema_migrations (number, name, applied_at) VALUES (?, ?, ?)",
            [
                .integer(Int64(migration.number)), .text(migration.name),
                .integer(Int64((Date().timeIntervalSince1970 * 1000).rounded())),
            ]
        )
    }
}
