package import Directory
package import FoundationEssentials
package import Persistence
package import SQLite

/// App role assignments in `identity.sqlite`.
package struct SQLiteAppRoleAssignmentStore: AppRoleAssignmentStore {
    private static let columns = "a.id, a.principal, a.principal_kind, a.resource, a.app_role, a.created"
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func assignment(_ id: String) async throws(StorageError) -> AppRoleAssignment? {
        try await select("FROM app_role_assignments a WHERE a.id = ?", [.text(id)]).first
    }

    package func assignments(
        to servicePrincipal: ObjectID, after: String?, limit: Int
    ) async throws(StorageError) -> [AppRoleAssignment] {
        try await select(
            "FROM app_role_assignments a WHERE a.resource = ? AND a.id > ? ORDER BY a.id LIMIT ?",
            [.id(servicePrincipal), .text(after ?? ""), SQLiteValue(limit)])
    }

    package func assignments(ofPrincipal principal: ObjectID) async throws(StorageError) -> [AppRoleAssignment] {
        try await select("FROM app_role_assignments a WHERE a.principal = ? ORDER BY a.id", [.id(principal)])
    }

    package func assignments(
        to servicePrincipal: ObjectID, forPrincipals principals: [ObjectID]
    ) async throws(StorageError) -> [AppRoleAssignment] {
        guard !principals.isEmpty else { return [] }
        return try await select(
            """
            FROM json_each(?) wanted CROSS JOIN app_role_assignments a ON a.principal = wanted.value AND a.resource = ?
            ORDER BY a.principal, a.id
            """, [.ids(principals), .id(servicePrincipal)])
    }

    package func assignmentCount(to servicePrincipal: ObjectID) async throws(StorageError) -> Int {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT count(*) FROM app_role_assignments WHERE resource = ?", [.id(servicePrincipal)]) {
                row throws(StorageError) in row.int(0)
            } ?? 0
        }
    }

    package func create(_ assignment: AppRoleAssignment) async throws(StorageError) {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                let principal = try ObjectRows(connection: connection).livingObject(assignment.principalID)
                guard try ApplicationRows(connection: connection).servicePrincipal(assignment.resourceID) != nil else { throw .notFound }
                try connection.execute(
                    """
                    INSERT INTO app_role_assignments (id, principal, principal_kind, resource, app_role, created)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        .text(assignment.id), .id(principal.id), .text(principal.kind.rawValue), .id(assignment.resourceID),
                        .guid(assignment.appRoleID), .date(assignment.createdDateTime),
                    ])
                try ChangeRows(connection: connection).append(
                    .assigned, principal.id, principal.kind, related: assignment.resourceID, at: assignment.createdDateTime)
            }
        }
    }

    package func deleteAssignment(_ id: String, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let stored = try connection.first(
                "SELECT \(Self.columns) FROM app_role_assignments a WHERE a.id = ?", [.text(id)], Self.assignment)
            guard let stored else { throw .notFound }
            try connection.execute("DELETE FROM app_role_assignments WHERE id = ?", [.text(id)])
            try ChangeRows(connection: connection).append(
                .unassigned, stored.principalID, stored.principalKind, related: stored.resourceID, at: date)
        }
    }

    private func select(_ rest: String, _ bindings: [SQLiteValue]) async throws(StorageError) -> [AppRoleAssignment] {
        try await database.read { connection throws(StorageError) in
            try connection.query("SELECT \(Self.columns) \(rest)", bindings, Self.assignment)
        }
    }

    private static func assignment(_ row: SQLiteRow) throws(StorageError) -> AppRoleAssignment {
        AppRoleAssignment(
            id: row.text(0), principalID: try row.objectID(1), principalKind: try row.kind(2), resourceID: try row.objectID(3),
            appRoleID: try row.guid(4), createdDateTime: row.date(5))
    }
}
