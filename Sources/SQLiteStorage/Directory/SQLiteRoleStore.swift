package import Directory
package import Persistence
package import SQLite

/// Administrator roles in `identity.sqlite`.
package struct SQLiteRoleStore: RoleStore {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func roles(of user: ObjectID) async throws(StorageError) -> Set<AdministratorRole> {
        try await database.read { connection throws(StorageError) in
            let names = try connection.query("SELECT role FROM administrator_roles WHERE user = ?", [.id(user)]) {
                row throws(StorageError) in row.text(0)
            }
            // A role that this program does not know gives nothing.
            return Set(names.compactMap { AdministratorRole(rawValue: $0) })
        }
    }

    package func holders(of role: AdministratorRole) async throws(StorageError) -> [ObjectID] {
        try await database.read { connection throws(StorageError) in
            try connection.query("SELECT user FROM administrator_roles WHERE role = ? ORDER BY user", [.text(role.rawValue)]) {
                row throws(StorageError) in try row.objectID(0)
            }
        }
    }

    package func grant(_ role: AdministratorRole, to user: ObjectID) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            try connection.execute(
                "INSERT OR IGNORE INTO administrator_roles (role, user) VALUES (?, ?)", [.text(role.rawValue), .id(user)]) == 1
        }
    }

    package func revoke(_ role: AdministratorRole, from user: ObjectID) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            try connection.execute("DELETE FROM administrator_roles WHERE role = ? AND user = ?", [.text(role.rawValue), .id(user)]) == 1
        }
    }
}
