package import Directory
package import FoundationEssentials
package import Persistence
package import SQLite

/// Applications, service principals and their owners in `identity.sqlite`.
package struct SQLiteApplicationStore: ApplicationStore {
    let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func application(_ id: ObjectID) async throws(StorageError) -> Application? {
        try await database.read { connection throws(StorageError) in try ApplicationRows(connection: connection).application(id) }
    }

    package func application(appID: GUID) async throws(StorageError) -> Application? {
        try await database.read { connection throws(StorageError) in
            try ApplicationRows(connection: connection).applications("WHERE app_id = ?", [.guid(appID)]).first
        }
    }

    package func applications(after: ObjectID?, limit: Int) async throws(StorageError) -> [Application] {
        try await database.read { connection throws(StorageError) in
            try ApplicationRows(connection: connection)
                .applications("WHERE id > ? ORDER BY id LIMIT ?", [.text(after?.text ?? ""), SQLiteValue(limit)])
        }
    }

    package func servicePrincipal(_ id: ObjectID) async throws(StorageError) -> ServicePrincipal? {
        try await database.read { connection throws(StorageError) in try ApplicationRows(connection: connection).servicePrincipal(id) }
    }

    package func servicePrincipal(appID: GUID) async throws(StorageError) -> ServicePrincipal? {
        try await database.read { connection throws(StorageError) in
            try ApplicationRows(connection: connection).servicePrincipals("WHERE app_id = ?", [.guid(appID)]).first
        }
    }

    package func servicePrincipals(_ ids: [ObjectID]) async throws(StorageError) -> [ServicePrincipal] {
        try await database.read { connection throws(StorageError) in
            try ApplicationRows(connection: connection).servicePrincipals("WHERE id IN (SELECT value FROM json_each(?))", [.ids(ids)])
        }
    }

    package func servicePrincipals(after: ObjectID?, limit: Int) async throws(StorageError) -> [ServicePrincipal] {
        try await database.read { connection throws(StorageError) in
            try ApplicationRows(connection: connection)
                .servicePrincipals("WHERE id > ? ORDER BY id LIMIT ?", [.text(after?.text ?? ""), SQLiteValue(limit)])
        }
    }

    package func create(_ application: Application?, _ servicePrincipal: ServicePrincipal?) async throws(StorageError) {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                if let application {
                    try connection.execute(
                        "INSERT INTO applications (id, app_id, document, created) VALUES (?, ?, ?, ?)",
                        [
                            .id(application.id), .guid(application.appID), .blob(ApplicationDocument.bytes(of: application)),
                            .date(application.createdDateTime),
                        ])
                }
                if let servicePrincipal {
                    try connection.execute(
                        "INSERT INTO service_principals (id, app_id, document, created) VALUES (?, ?, ?, ?)",
                        [
                            .id(servicePrincipal.id), .guid(servicePrincipal.appID),
                            .blob(ApplicationDocument.bytes(of: servicePrincipal)), .date(servicePrincipal.createdDateTime),
                        ])
                }
            }
        }
    }

    package func update(_ application: Application, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let rows = ApplicationRows(connection: connection)
            guard let stored = try rows.application(application.id) else { throw .notFound }
            guard stored != application else { return }
            try rows.replace(application)
            guard var servicePrincipal = try rows.servicePrincipals("WHERE app_id = ?", [.guid(application.appID)]).first,
                servicePrincipal.appRoles != application.appRoles
            else { return }
            servicePrincipal.appRoles = application.appRoles
            try rows.replace(servicePrincipal)
            try ChangeRows(connection: connection).append(.appRolesChanged, servicePrincipal.id, nil, at: date)
        }
    }

    package func update(_ servicePrincipal: ServicePrincipal, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let rows = ApplicationRows(connection: connection)
            guard let stored = try rows.servicePrincipal(servicePrincipal.id) else { throw .notFound }
            guard stored != servicePrincipal else { return }
            try rows.replace(servicePrincipal)
            guard stored.appRoles != servicePrincipal.appRoles else { return }
            try ChangeRows(connection: connection).append(.appRolesChanged, servicePrincipal.id, nil, at: date)
            if var application = try rows.applications("WHERE app_id = ?", [.guid(servicePrincipal.appID)]).first {
                application.appRoles = servicePrincipal.appRoles
                try rows.replace(application)
            }
        }
    }

    package func deleteApplication(_ id: ObjectID, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let rows = ApplicationRows(connection: connection)
            guard let application = try rows.application(id) else { throw .notFound }
            if let servicePrincipal = try rows.servicePrincipals("WHERE app_id = ?", [.guid(application.appID)]).first {
                try rows.delete(servicePrincipal.id, at: date)
            }
            try connection.execute("DELETE FROM application_owners WHERE object = ?", [.id(id)])
            try connection.execute("DELETE FROM applications WHERE id = ?", [.id(id)])
        }
    }

    package func deleteServicePrincipal(_ id: ObjectID, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let rows = ApplicationRows(connection: connection)
            guard try rows.servicePrincipal(id) != nil else { throw .notFound }
            try rows.delete(id, at: date)
        }
    }
}
