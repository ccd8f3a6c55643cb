package import Persistence
package import Provisioning
package import SQLite

/// The provisioning log in `identity.sqlite`.
package struct SQLiteProvisioningLogStore: ProvisioningLogStore {
    private static let tables = "provisioning_log l JOIN provisioning_log_documents d ON d.sequence = l.sequence"
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func records(_ query: ProvisioningLogQuery) async throws(StorageError) -> [ProvisioningLogRecord] {
        let search = LogSearch(query, paged: true)
        return try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LogRows.columns) FROM \(Self.tables) \(search.whereClause)
                ORDER BY l.sequence \(query.newestFirst ? "DESC" : "ASC") LIMIT ?
                """,
                search.bindings + [SQLiteValue(query.limit)], LogRows.record)
        }
    }

    package func record(_ id: String) async throws(StorageError) -> ProvisioningLogRecord? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT \(LogRows.columns) FROM \(Self.tables) WHERE l.id = ?", [.text(id)], LogRows.record)
        }
    }

    package func count(_ query: ProvisioningLogQuery) async throws(StorageError) -> Int {
        let search = LogSearch(query, paged: false)
        return try await database.read { connection throws(StorageError) in
            try connection.first("SELECT count(*) FROM provisioning_log l \(search.whereClause)", search.bindings) { $0.int(0) } ?? 0
        }
    }
}
