import Administration
import Directory
import JSONDocument

/// `/applications` and their owners.
struct ApplicationRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "applications", list),
            Route(.post, "applications", create),
            Route(.get, "applications/{application}", get),
            Route(.patch, "applications/{application}", update),
            Route(.delete, "applications/{application}", delete),
        ] + OwnerRoutes(services: services, collection: "applications") { try await application($0).id }.routes
    }

    private func application(_ request: GraphRequest) async throws -> Application {
        switch request.key("application") {
        case .alternate("appId", let text):
            guard let appID = GUID(text) else { throw GraphError.resourceNotFound("“\(text)” is no appId: it is a GUID.") }
            return try await services.applicationBrowsing.application(appID: appID, by: request.caller)
        case .alternate(let property, _): throw GraphError.badRequest("Applications cannot be named by “\(property)”; use the id or appId.")
        case .id: return try await services.applicationBrowsing.application(try request.objectID("application"), by: request.caller)
        }
    }

    private func list(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skip, .skipToken, .count, .orderBy])
        var all: [Application] = []
        while true {
            let page = try await services.applicationBrowsing.applications(after: all.last?.id, limit: 500, by: request.caller)
            all += page
            if page.count < 500 { break }
        }
        return try request.collection("applications", of: all.map(\.graphJSON), options)
    }

    private func create(_ request: GraphRequest) async throws -> GraphResponse {
        let body = GraphBody(try request.object())
        guard let name = try body.string("displayName") ?? nil else {
            throw GraphError.badRequest("An application needs a “displayName”.", target: "displayName")
        }
        let application = try await services.applications.createApplication(
            displayName: name, description: try body.string("description") ?? nil, tags: try body.strings("tags") ?? [],
            appRoles: try body.appRoles() ?? [], by: request.caller)
        return .created(request.entity("applications", application.graphJSON))
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        return .ok(request.entity("applications", try await application(request).graphJSON.selecting(options.select)))
    }

    private func update(_ request: GraphRequest) async throws -> GraphResponse {
        let body = GraphBody(try request.object())
        try body.refuse(except: ["displayName", "description", "notes", "identifierUris", "tags", "appRoles"])
        var application = try await application(request)
        if let name = try body.string("displayName") { application.displayName = name ?? "" }
        if let description = try body.string("description") { application.description = description }
        if let notes = try body.string("notes") { application.notes = notes }
        if let uris = try body.strings("identifierUris") { application.identifierURIs = uris }
        if let tags = try body.strings("tags") { application.tags = tags }
        if let roles = try body.appRoles() { application.appRoles = roles }
        try await services.applications.update(application, by: request.caller)
        return .noContent
    }

    private func delete(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.applications.deleteApplication(try await application(request).id, by: request.caller)
        return .noContent
    }
}
