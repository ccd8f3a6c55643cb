package import Directory
package import Persistence
package import SQLite

/// The change feed in `identity.sqlite`; what writes it is ``ChangeRows``.
package struct SQLiteChangeFeed: ChangeFeed {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func latestSequence() async throws(StorageError) -> Int64 {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT max(sequence) FROM directory_changes") { row throws(StorageError) in row.int64(0) } ?? 0
        }
    }

    package func changes(after sequence: Int64, limit: Int) async throws(StorageError) -> [DirectoryChange] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT sequence, at, kind, object, object_kind, related FROM directory_changes
                WHERE sequence > ? ORDER BY sequence LIMIT ?
                """,
                [.integer(sequence), SQLiteValue(limit)]
            ) { row throws(StorageError) in
                guard let kind = DirectoryChange.Kind(rawValue: row.text(2)) else {
                    throw .damaged("change \(row.int64(0)): “\(row.text(2))” is no kind of change")
                }
                return DirectoryChange(
                    sequence: row.int64(0), at: row.date(1), kind: kind, object: try row.objectID(3),
                    objectKind: row.isNull(4) ? nil : try row.kind(4), related: try row.objectIDOrNil(5))
            }
        }
    }
}
