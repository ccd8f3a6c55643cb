package import Persistence
package import SQLite
package import Tenants

/// Tenants in `provider.sqlite`.
package struct SQLiteTenantStore: TenantStore {
    private static let columns = "id, slug, name, plan, created"
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) { self.database = database }

    package func create(_ tenant: Tenant) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            _ = try connection.execute(
                "INSERT INTO tenants (id, slug, name, plan, created) VALUES (?, ?, ?, ?, ?)",
                [
                    .text(tenant.id.rawValue), .text(tenant.slug), .text(tenant.name), .text(tenant.plan.rawValue),
                    .integer(tenant.created),
                ])
        }
    }

    package func tenant(_ id: TenantID) async throws(StorageError) -> Tenant? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT \(Self.columns) FROM tenants WHERE id = ?", [.text(id.rawValue)], Self.tenant)
        }
    }

    package func tenant(slug: String) async throws(StorageError) -> Tenant? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT \(Self.columns) FROM tenants WHERE slug = ?", [.text(slug)], Self.tenant)
        }
    }

    package func tenants() async throws(StorageError) -> [Tenant] {
        try await database.read { connection throws(StorageError) in
            try connection.query("SELECT \(Self.columns) FROM tenants ORDER BY slug", [], Self.tenant)
        }
    }

    package func setPlan(_ plan: Plan, of id: TenantID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let changed = try connection.execute(
                "UPDATE tenants SET plan = ? WHERE id = ?", [.text(plan.rawValue), .text(id.rawValue)])
            guard changed == 1 else { throw .notFound }
        }
    }

    private static func tenant(_ row: SQLiteRow) throws(StorageError) -> Tenant {
        Tenant(
            id: TenantID(rawValue: row.text(0)), slug: row.text(1), name: row.text(2), plan: try plan(row.text(3)),
            created: row.int64(4))
    }

    /// A plan that this program does not know was written by a newer one.
    static func plan(_ text: String) throws(StorageError) -> Plan {
        guard let plan = Plan(rawValue: text) else { throw .damaged("unknown plan “\(text)” in table tenants") }
        return plan
    }
}
