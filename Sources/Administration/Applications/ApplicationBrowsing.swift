package import Directory

/// Shows applications and service principals; for every administrator and every owner of an application.
package struct ApplicationBrowsing: Sendable {
    private let applications: any ApplicationStore

    package init(applications: any ApplicationStore) {
        self.applications = applications
    }

    package func application(_ id: ObjectID, by caller: Caller) async throws -> Application {
        try Authorization.require(.readDirectory, caller)
        guard let application = try await applications.application(id) else {
            throw AdministrationError.notFound("there is no application \(id)")
        }
        return application
    }

    package func application(appID: GUID, by caller: Caller) async throws -> Application {
        try Authorization.require(.readDirectory, caller)
        guard let application = try await applications.application(appID: appID) else {
            throw AdministrationError.notFound("there is no application with appId \(appID)")
        }
        return application
    }

    /// In the order of ids.
    package func applications(after: ObjectID?, limit: Int, by caller: Caller) async throws -> [Application] {
        try Authorization.require(.readDirectory, caller)
        return try await applications.applications(after: after, limit: limit)
    }

    package func servicePrincipal(_ id: ObjectID, by caller: Caller) async throws -> ServicePrincipal {
        try Authorization.require(.readDirectory, caller)
        guard let servicePrincipal = try await applications.servicePrincipal(id) else {
            throw AdministrationError.notFound("there is no service principal \(id)")
        }
        return servicePrincipal
    }

    package func servicePrincipal(appID: GUID, by caller: Caller) async throws -> ServicePrincipal {
        try Authorization.require(.readDirectory, caller)
        guard let servicePrincipal = try await applications.servicePrincipal(appID: appID) else {
            throw AdministrationError.notFound("there is no service principal with appId \(appID)")
        }
        return servicePrincipal
    }

    /// Those that exist.
    package func servicePrincipals(_ ids: [ObjectID], by caller: Caller) async throws -> [ServicePrincipal] {
        try Authorization.require(.readDirectory, caller)
        return try await applications.servicePrincipals(ids)
    }

    /// In the order of ids.
    package func servicePrincipals(after: ObjectID?, limit: Int, by caller: Caller) async throws -> [ServicePrincipal] {
        try Authorization.require(.readDirectory, caller)
        return try await applications.servicePrincipals(after: after, limit: limit)
    }
}
