import Directory
import FoundationEssentials
import Persistence
import SQLite

/// The rows of `applications` and `service_principals`, on a connection whose transaction is open.
struct ApplicationRows {
    let connection: SQLiteConnection

    func application(_ id: ObjectID) throws(StorageError) -> Application? {
        try applications("WHERE id = ?", [.id(id)]).first
    }

    func applications(_ rest: String, _ bindings: [SQLiteValue]) throws(StorageError) -> [Application] {
        try connection.query("SELECT id, app_id, document, created FROM applications \(rest)", bindings) { row throws(StorageError) in
            try ApplicationDocument.application(row.blob(2), id: row.objectID(0), appID: row.guid(1), created: row.date(3))
        }
    }

    func servicePrincipal(_ id: ObjectID) throws(StorageError) -> ServicePrincipal? {
        try servicePrincipals("WHERE id = ?", [.id(id)]).first
    }

    func servicePrincipals(_ rest: String, _ bindings: [SQLiteValue]) throws(StorageError) -> [ServicePrincipal] {
        try connection.query("SELECT id, app_id, document, created FROM service_principals \(rest)", bindings) { row throws(StorageError) in
            try ApplicationDocument.servicePrincipal(row.blob(2), id: row.objectID(0), appID: row.guid(1), created: row.date(3))
        }
    }

    func replace(_ application: Application) throws(StorageError) {
        try connection.execute(
            "UPDATE applications SET document = ? WHERE id = ?", [.blob(ApplicationDocument.bytes(of: application)), .id(application.id)])
    }

    func replace(_ servicePrincipal: ServicePrincipal) throws(StorageError) {
        try connection.execute(
            "UPDATE service_principals SET document = ? WHERE id = ?",
            [.blob(ApplicationDocument.bytes(of: servicePrincipal)), .id(servicePrincipal.id)])
    }

    /// Deletes a service principal and what hangs on it.
    func delete(_ servicePrincipal: ObjectID, at date: Date) throws(StorageError) {
        try ChangeRows(connection: connection).append(
            .unassigned, forEach: "SELECT principal, principal_kind, resource FROM app_role_assignments WHERE resource = ?1",
            servicePrincipal,
            at: date)
        try connection.execute("DELETE FROM app_role_assignments WHERE resource = ?", [.id(servicePrincipal)])
        try connection.execute("DELETE FROM application_owners WHERE object = ?", [.id(servicePrincipal)])
        try connection.execute("DELETE FROM service_principals WHERE id = ?", [.id(servicePrincipal)])
    }
}
