package import Directory
package import FoundationEssentials
package import Persistence
import SQLite

extension SQLiteDirectoryStore {
    package func softDelete(_ id: ObjectID, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let object = try ObjectRows(connection: connection).livingObject(id)
            try connection.execute("UPDATE directory_objects SET deleted = ? WHERE id = ?", [.date(date), .id(id)])
            try ChangeRows(connection: connection).append(.softDeleted, id, object.kind, at: date)
        }
    }

    package func restore(_ id: ObjectID, at date: Date) async throws(StorageError) -> DirectoryObject {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                guard var object = try ObjectRows(connection: connection).object(id), object.isDeleted else { throw .notFound }
                try connection.execute("UPDATE directory_objects SET deleted = NULL WHERE id = ?", [.id(id)])
                try ChangeRows(connection: connection).append(.restored, id, object.kind, at: date)
                object.deletedDateTime = nil
                return object
            }
        }
    }

    package func purge(_ id: ObjectID, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            guard let object = try ObjectRows(connection: connection).object(id), object.isDeleted else { throw .notFound }
            let changes = ChangeRows(connection: connection)
            try changes.append(
                .memberRemoved, forEach: "SELECT group_id, 'group', member_id FROM directory_members WHERE group_id = ?1 OR member_id = ?1",
                id, at: date)
            try connection.execute("DELETE FROM directory_members WHERE group_id = ?1 OR member_id = ?1", [.id(id)])
            try changes.append(.managerChanged, forEach: "SELECT id, kind, NULL FROM directory_objects WHERE manager = ?1", id, at: date)
            try connection.execute("UPDATE directory_objects SET manager = NULL WHERE manager = ?", [.id(id)])
            try changes.append(
                .unassigned, forEach: "SELECT principal, principal_kind, resource FROM app_role_assignments WHERE principal = ?1", id,
                at: date)
            try connection.execute("DELETE FROM app_role_assignments WHERE principal = ?", [.id(id)])
            try connection.execute("DELETE FROM application_owners WHERE owner = ?", [.id(id)])
            try connection.execute("DELETE FROM administrator_roles WHERE user = ?", [.id(id)])
            try connection.execute("DELETE FROM api_tokens WHERE owner = ?", [.id(id)])
            try connection.execute("DELETE FROM directory_objects WHERE id = ?", [.id(id)])
            try changes.append(.hardDeleted, id, object.kind, at: date)
        }
    }
}
