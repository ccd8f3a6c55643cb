import Administration
import Directory
import JSONDocument

/// `/servicePrincipals` and their owners.
struct ServicePrincipalRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "servicePrincipals", list),
            Route(.post, "servicePrincipals", create),
            Route(.get, "servicePrincipals/{servicePrincipal}", get),
            Route(.patch, "servicePrincipals/{servicePrincipal}", update),
            Route(.delete, "servicePrincipals/{servicePrincipal}", delete),
        ]
            + OwnerRoutes(services: services, collection: "servicePrincipals") {
                try await services.servicePrincipal($0).id
            }.routes
    }

    private func json(_ servicePrincipal: ServicePrincipal) -> JSONValue {
        servicePrincipal.graphJSON(tenantID: services.organization.id.text)
    }

    private func list(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skip, .skipToken, .count, .orderBy])
        var all: [ServicePrincipal] = []
        while true {
            let page = try await services.applicationBrowsing.servicePrincipals(after: all.last?.id, limit: 500, by: request.caller)
            all += page
            if page.count < 500 { break }
        }
        return try request.collection("servicePrincipals", of: all.map(json), options)
    }

    private func create(_ request: GraphRequest) async throws -> GraphResponse {
        guard let appID = try GraphBody(try request.object()).guid("appId") else {
            throw GraphError.badRequest("A service principal needs the “appId” of its application.", target: "appId")
        }
        return .created(
            request.entity(
                "servicePrincipals", json(try await services.applications.createServicePrincipal(appID: appID, by: request.caller))))
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        return .ok(request.entity("servicePrincipals", json(try await services.servicePrincipal(request)).selecting(options.select)))
    }

    private func update(_ request: GraphRequest) async throws -> GraphResponse {
        let body = GraphBody(try request.object())
        try body.refuse(except: [
            "displayName", "description", "notes", "homepage", "loginUrl", "notificationEmailAddresses", "accountEnabled",
            "appRoleAssignmentRequired", "tags", "appRoles",
        ])
        var changed = try await services.servicePrincipal(request)
        if let name = try body.string("displayName") { changed.displayName = name ?? "" }
        if let description = try body.string("description") { changed.description = description }
        if let notes = try body.string("notes") { changed.notes = notes }
        if let homepage = try body.string("homepage") { changed.homepage = homepage }
        if let url = try body.string("loginUrl") { changed.loginURL = url }
        if let addresses = try body.strings("notificationEmailAddresses") { changed.notificationEmailAddresses = addresses }
        if let flag = try body.bool("accountEnabled") { changed.accountEnabled = flag }
        if let flag = try body.bool("appRoleAssignmentRequired") { changed.appRoleAssignmentRequired = flag }
        if let tags = try body.strings("tags") { changed.tags = tags }
        if let roles = try body.appRoles() { changed.appRoles = roles }
        try await services.applications.update(changed, by: request.caller)
        return .noContent
    }

    private func delete(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.applications.deleteServicePrincipal(try await services.servicePrincipal(request).id, by: request.caller)
        return .noContent
    }
}

extension GraphServices {
    /// The service principal that a request is about, by id or `appId='…'`.
    func servicePrincipal(_ request: GraphRequest) async throws -> ServicePrincipal {
        switch request.key("servicePrincipal") {
        case .alternate("appId", let text):
            guard let appID = GUID(text) else { throw GraphError.resourceNotFound("“\(text)” is no appId: it is a GUID.") }
            return try await applicationBrowsing.servicePrincipal(appID: appID, by: request.caller)
        case .alternate(let property, _):
            throw GraphError.badRequest("Service principals cannot be named by “\(property)”; use the id or appId.")
        case .id: return try await applicationBrowsing.servicePrincipal(try request.objectID("servicePrincipal"), by: request.caller)
        }
    }
}
