package import Directory
package import Persistence
package import SQLite

/// The tenant itself in `identity.sqlite`.
package struct SQLiteOrganizationStore: OrganizationStore {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func organization() async throws(StorageError) -> Organization? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT id, display_name, default_domain, created FROM organization") { row throws(StorageError) in
                Organization(id: try row.guid(0), displayName: row.text(1), defaultDomain: row.text(2), createdDateTime: row.date(3))
            }
        }
    }

    package func save(_ organization: Organization) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let saved = try connection.execute(
                """
                INSERT INTO organization (only_one, id, display_name, default_domain, created) VALUES (1, ?, ?, ?, ?)
                ON CONFLICT (only_one) DO UPDATE SET display_name = excluded.display_name, default_domain = excluded.default_domain
                WHERE organization.id = excluded.id
                """,
                [
                    .guid(organization.id), .text(organization.displayName), .text(organization.defaultDomain),
                    .date(organization.createdDateTime),
                ])
            guard saved == 1 else { throw .conflict(field: "id") }
        }
    }
}
