package import Persistence
import SCIMServer
package import SQLite
package import Tenants

/// The users of admin consoles in `provider.sqlite`.
package struct SQLiteTenantUserStore: TenantUserStore {
    private static let select = """
        SELECT u.id, t.id, u.user_name, u.display_name, u.permissions, u.active
        FROM tenant_users u JOIN tenants t ON t.number = u.tenant
        """
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) { self.database = database }

    package func create(_ user: TenantUser) async throws(StorageError) {
        try await translatingConflict { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                _ = try connection.execute(
                    """
                    INSERT INTO tenant_users (id, tenant, user_name, folded_user_name, display_name, permissions, active)
                    VALUES (?, (SELECT number FROM tenants WHERE id = ?), ?, ?, ?, ?, ?)
                    """,
                    [
                        .text(user.id.rawValue), .text(user.tenant.rawValue), .text(user.userName),
                        .text(UniqueKey.folded(user.userName)), .text(user.displayName), .text(Self.text(user.permissions)),
                        .integer(user.active ? 1 : 0),
                    ])
            }
        }
    }

    package func user(_ id: TenantUserID) async throws(StorageError) -> TenantUser? {
        try await database.read { connection throws(StorageError) in
            try connection.first("\(Self.select) WHERE u.id = ?", [.text(id.rawValue)]) { row throws(StorageError) in Self.user(row) }
        }
    }

    package func users(of tenant: TenantID) async throws(StorageError) -> [TenantUser] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                "\(Self.select) WHERE t.id = ? ORDER BY u.folded_user_name", [.text(tenant.rawValue)]
            ) { row throws(StorageError) in Self.user(row) }
        }
    }

    package func replace(_ user: TenantUser) async throws(StorageError) {
        try await translatingConflict { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                let changed = try connection.execute(
                    """
                    UPDATE tenant_users SET user_name = ?, folded_user_name = ?, display_name = ?, permissions = ?, active = ?
                    WHERE id = ?
                    """,
                    [
                        .text(user.userName), .text(UniqueKey.folded(user.userName)), .text(user.displayName),
                        .text(Self.text(user.permissions)), .integer(user.active ? 1 : 0), .text(user.id.rawValue),
                    ])
                guard changed == 1 else { throw .notFound }
            }
        }
    }

    /// The folded column is ours; the caller knows the attribute.
    private func translatingConflict(_ body: () async throws(StorageError) -> Void) async throws(StorageError) {
        do { try await body() } catch .conflict { throw .conflict(field: "userName") }
    }

    private static func text(_ permissions: Set<Permission>) -> String {
        permissions.map(\.rawValue).sorted().joined(separator: " ")
    }

    private static func user(_ row: SQLiteRow) -> TenantUser {
        TenantUser(
            id: TenantUserID(rawValue: row.text(0)), tenant: TenantID(rawValue: row.text(1)), userName: row.text(2),
            displayName: row.text(3), permissions: permissions(row.text(4)), active: row.int(5) == 1)
    }

    /// A permission that this program does not know gives nothing.
    static func permissions(_ text: String) -> Set<Permission> {
        Set(text.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
    }
}
