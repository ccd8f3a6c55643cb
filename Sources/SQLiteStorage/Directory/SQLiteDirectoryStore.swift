package import Directory
package import FoundationEssentials
package import Persistence
package import SQLite

/// Users, groups and memberships in `identity.sqlite`.
package struct SQLiteDirectoryStore: DirectoryStore {
    let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func object(_ id: ObjectID) async throws(StorageError) -> DirectoryObject? {
        try await database.read { connection throws(StorageError) in try ObjectRows(connection: connection).object(id) }
    }

    package func objects(_ ids: [ObjectID]) async throws(StorageError) -> [DirectoryObject] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { connection throws(StorageError) in
            try ObjectRows(connection: connection).select("WHERE o.id IN (SELECT value FROM json_each(?))", [.ids(ids)])
        }
    }

    package func livingIDs(among ids: [ObjectID]) async throws(StorageError) -> [ObjectID] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { connection throws(StorageError) in
            try connection.query(
                "SELECT id FROM directory_objects WHERE id IN (SELECT value FROM json_each(?)) AND deleted IS NULL", [.ids(ids)]
            ) { row throws(StorageError) in try row.objectID(0) }
        }
    }

    package func user(principalName: String) async throws(StorageError) -> DirectoryObject? {
        try await database.read { connection throws(StorageError) in
            try ObjectRows(connection: connection)
                .select("WHERE o.user_principal_name = ? AND o.deleted IS NULL", [.key(.string(principalName))]).first
        }
    }

    package func objects(matching query: DirectoryQuery) async throws(StorageError) -> [DirectoryObject] {
        try await database.read { connection throws(StorageError) in try DirectorySearch(query).page(on: connection) }
    }

    package func count(matching query: DirectoryQuery) async throws(StorageError) -> Int {
        try await database.read { connection throws(StorageError) in try DirectorySearch(query).count(on: connection) }
    }

    package func reports(of manager: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [DirectoryObject] {
        try await database.read { connection throws(StorageError) in
            try ObjectRows(connection: connection).select(
                "WHERE o.manager = ? AND o.id > ? AND o.deleted IS NULL ORDER BY o.id LIMIT ?",
                [.id(manager), .text(after?.text ?? ""), SQLiteValue(limit)])
        }
    }

    package func create(_ object: DirectoryObject) async throws(StorageError) {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                try ObjectRows(connection: connection).insert(object)
                try ChangeRows(connection: connection).append(.created, object.id, object.kind, at: object.createdDateTime)
            }
        }
    }

    package func update(_ id: ObjectID, applying changes: [AttributeChange], at date: Date) async throws(StorageError) -> DirectoryObject {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                let rows = ObjectRows(connection: connection)
                var object = try rows.livingObject(id)
                guard object.apply(changes) else { return object }
                try rows.updateAttributes(of: object)
                try ChangeRows(connection: connection).append(.updated, id, object.kind, at: date)
                return object
            }
        }
    }

    package func setManager(of user: ObjectID, to manager: ObjectID?, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let rows = ObjectRows(connection: connection)
            let object = try rows.livingObject(user)
            guard object.kind == .user else { throw .notFound }
            guard object.manager != manager else { return }
            if let manager {
                guard try rows.livingObject(manager).kind == .user else { throw .notFound }
            }
            try connection.execute("UPDATE directory_objects SET manager = ? WHERE id = ?", [.id(manager), .id(user)])
            try ChangeRows(connection: connection).append(.managerChanged, user, .user, related: manager, at: date)
        }
    }
}
