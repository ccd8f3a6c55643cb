import Directory
import FoundationEssentials
import Persistence
import SQLite

/// The rows of `directory_objects`, on a connection whose transaction is open.
struct ObjectRows {
    let connection: SQLiteConnection

    private static let columns = "o.id, o.kind, o.document, o.manager, o.created, o.deleted"

    /// Objects by what follows `FROM directory_objects o`.
    func select(_ rest: String, _ bindings: [SQLiteValue]) throws(StorageError) -> [DirectoryObject] {
        try connection.query("SELECT \(Self.columns) FROM directory_objects o \(rest)", bindings) { row throws(StorageError) in
            let id = try row.objectID(0)
            let kind = try row.kind(1)
            return DirectoryObject(
                kind: kind, id: id, attributes: try DirectoryDocument.attributes(in: row.blob(2), of: kind, id: id),
                manager: try row.objectIDOrNil(3), createdDateTime: row.date(4), deletedDateTime: row.dateOrNil(5))
        }
    }

    func object(_ id: ObjectID) throws(StorageError) -> DirectoryObject? {
        try select("WHERE o.id = ?", [.id(id)]).first
    }

    /// - Throws: `notFound` when absent or softly deleted.
    func livingObject(_ id: ObjectID) throws(StorageError) -> DirectoryObject {
        guard let object = try object(id), !object.isDeleted else { throw .notFound }
        return object
    }

    func insert(_ object: DirectoryObject) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO directory_objects
                (id, kind, document, manager, created, deleted, user_principal_name, display_name, mail, mail_nickname, employee_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(object.id), .text(object.kind.rawValue), .blob(DirectoryDocument.bytes(of: object.attributes)), .id(object.manager),
                .date(object.createdDateTime), .date(object.deletedDateTime),
            ] + keys(of: object))
    }

    func updateAttributes(of object: DirectoryObject) throws(StorageError) {
        try connection.execute(
            """
            UPDATE directory_objects
            SET document = ?, user_principal_name = ?, display_name = ?, mail = ?, mail_nickname = ?, employee_id = ? WHERE id = ?
            """,
            [.blob(DirectoryDocument.bytes(of: object.attributes))] + keys(of: object) + [.id(object.id)])
    }

    private func keys(of object: DirectoryObject) -> [SQLiteValue] {
        ["userPrincipalName", "displayName", "mail", "mailNickname", "employeeId"].map { .key(object.attributes[$0]) }
    }
}

/// Appends to the change feed, in the transaction of the change.
struct ChangeRows {
    let connection: SQLiteConnection

    func append(
        _ kind: DirectoryChange.Kind, _ object: ObjectID, _ objectKind: ObjectKind?, related: ObjectID? = nil, at date: Date
    ) throws(StorageError) {
        try connection.execute(
            "INSERT INTO directory_changes (at, kind, object, object_kind, related) VALUES (?, ?, ?, ?, ?)",
            [.date(date), .text(kind.rawValue), .id(object), SQLiteValue(objectKind?.rawValue), .id(related)])
    }

    /// One entry for every row of `source`, a query about `subject` (its parameter ?1) that gives object, kind and related object.
    func append(_ kind: DirectoryChange.Kind, forEach source: String, _ subject: ObjectID, at date: Date) throws(StorageError) {
        try connection.execute(
            "INSERT INTO directory_changes (at, kind, object, object_kind, related) SELECT ?2, ?3, * FROM (\(source))",
            [.id(subject), .date(date), .text(kind.rawValue)])
    }
}

/// Names a conflict as the caller knows it, not as the column is called.
func namingAttribute<T>(_ body: () async throws(StorageError) -> T) async throws(StorageError) -> T {
    do throws(StorageError) {
        return try await body()
    } catch {
        switch error {
        case .conflict("user_principal_name"): throw .conflict(field: "userPrincipalName")
        case .conflict("app_role"): throw .conflict(field: "appRoleId")
        case .conflict("app_id"): throw .conflict(field: "appId")
        default: throw error
        }
    }
}
