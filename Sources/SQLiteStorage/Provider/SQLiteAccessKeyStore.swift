package import Persistence
package import SQLite
package import Tenants

/// Access keys in `provider.sqlite`.
package struct SQLiteAccessKeyStore: AccessKeyStore {
    private static let keyColumns = "k.id, t.id, k.name, k.prefix, k.hash, k.owner, k.created, k.last_used, k.expires, k.revoked"
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) { self.database = database }

    package func create(_ key: AccessKey) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            _ = try connection.execute(
                """
                INSERT INTO access_keys (id, tenant, name, prefix, hash, owner, created, last_used, expires, revoked)
                VALUES (?, (SELECT number FROM tenants WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(key.id.rawValue), .text(key.tenant.rawValue), .text(key.name), .text(key.prefix), .blob(key.hash),
                    .text(key.owner.rawValue), .integer(key.created), SQLiteValue(key.lastUsed), SQLiteValue(key.expires),
                    SQLiteValue(key.revoked),
                ])
        }
    }

    package func holder(ofKeyWithPrefix prefix: String) async throws(StorageError) -> AccessKeyHolder? {
        try await database.read { connection throws(StorageError) in
            try connection.first(
                """
                SELECT \(Self.keyColumns), t.slug, t.name, t.plan, t.created,
                       u.id, u.user_name, u.display_name, u.permissions, u.active
                FROM access_keys k JOIN tenants t ON t.number = k.tenant JOIN tenant_users u ON u.id = k.owner
                WHERE k.prefix = ?
                """, [.text(prefix)], Self.holder)
        }
    }

    package func keys(of tenant: TenantID) async throws(StorageError) -> [AccessKey] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(Self.keyColumns) FROM access_keys k JOIN tenants t ON t.number = k.tenant
                WHERE t.id = ? ORDER BY k.created DESC, k.rowid DESC
                """, [.text(tenant.rawValue)]
            ) { row throws(StorageError) in Self.key(row) }
        }
    }

    package func revoke(_ id: AccessKeyID, of tenant: TenantID, at time: Int64) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let changed = try connection.execute(
                """
                UPDATE access_keys SET revoked = coalesce(revoked, ?)
                WHERE id = ? AND tenant = (SELECT number FROM tenants WHERE id = ?)
                """, [.integer(time), .text(id.rawValue), .text(tenant.rawValue)])
            guard changed == 1 else { throw .notFound }
        }
    }

    package func recordUse(_ times: [AccessKeyID: Int64]) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            for (id, time) in times {
                try connection.execute("UPDATE access_keys SET last_used = ? WHERE id = ?", [.integer(time), .text(id.rawValue)])
            }
        }
    }

    private static func key(_ row: SQLiteRow) -> AccessKey {
        AccessKey(
            id: AccessKeyID(rawValue: row.text(0)), tenant: TenantID(rawValue: row.text(1)), name: row.text(2), prefix: row.text(3),
            hash: row.blob(4), owner: TenantUserID(rawValue: row.text(5)), created: row.int64(6), lastUsed: row.int64OrNil(7),
            expires: row.int64OrNil(8), revoked: row.int64OrNil(9))
    }

    private static func holder(_ row: SQLiteRow) throws(StorageError) -> AccessKeyHolder {
        let key = key(row)
        let tenant = Tenant(
            id: key.tenant, slug: row.text(10), name: row.text(11), plan: try SQLiteTenantStore.plan(row.text(12)),
            created: row.int64(13))
        let owner = TenantUser(
            id: TenantUserID(rawValue: row.text(14)), tenant: key.tenant, userName: row.text(15), displayName: row.text(16),
            permissions: SQLiteTenantUserStore.permissions(row.text(17)), active: row.int(18) == 1)
        return AccessKeyHolder(key: key, tenant: tenant, owner: owner)
    }
}
