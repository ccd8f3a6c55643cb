package import Directory
package import Persistence
import SQLite

extension SQLiteApplicationStore: OwnerStore {
    package func owners(of object: ObjectID) async throws(StorageError) -> [ObjectID] {
        try await database.read { connection throws(StorageError) in
            try connection.query("SELECT owner FROM application_owners WHERE object = ? ORDER BY owner", [.id(object)]) {
                row throws(StorageError) in try row.objectID(0)
            }
        }
    }

    package func owned(by user: ObjectID) async throws(StorageError) -> Set<ObjectID> {
        try await database.read { connection throws(StorageError) in
            Set(
                try connection.query("SELECT object FROM application_owners WHERE owner = ?", [.id(user)]) { row throws(StorageError) in
                    try row.objectID(0)
                })
        }
    }

    package func addOwner(_ user: ObjectID, of object: ObjectID) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            let rows = ApplicationRows(connection: connection)
            if try rows.application(object) == nil, try rows.servicePrincipal(object) == nil { throw .notFound }
            return try connection.execute(
                "INSERT OR IGNORE INTO application_owners (object, owner) VALUES (?, ?)", [.id(object), .id(user)]) == 1
        }
    }

    package func removeOwner(_ user: ObjectID, of object: ObjectID) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            try connection.execute("DELETE FROM application_owners WHERE object = ? AND owner = ?", [.id(object), .id(user)]) == 1
        }
    }
}
