import Administration
import Directory
import JSONDocument

/// `…/owners` of applications and service principals.
struct OwnerRoutes: Sendable {
    let services: GraphServices
    /// `applications` or `servicePrincipals`.
    let collection: String
    /// Finds the object that the request is about.
    let object: @Sendable (GraphRequest) async throws -> ObjectID

    var routes: [Route] {
        let path = "\(collection)/{\(collection.dropLast())}/owners"
        return [
            Route(.get, path, list),
            Route(.post, path + "/$ref", add),
            Route(.delete, path + "/{owner}/$ref", remove),
        ]
    }

    private func list(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skip, .skipToken, .count])
        var items: [JSONValue] = []
        for owner in try await services.owners.list(of: try await object(request), by: request.caller) {
            items.append(try owner.graphJSON(select: options.select, isTyped: true))
        }
        return try request.collection("directoryObjects", of: items, options)
    }

    private func add(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.owners.add(try request.referencedID(), to: try await object(request), by: request.caller)
        return .noContent
    }

    private func remove(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.owners.remove(try request.objectID("owner"), from: try await object(request), by: request.caller)
        return .noContent
    }
}
