import Administration
import Directory
import JSONDocument

/// `/directory/deletedItems`.
struct DeletedItemRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "directory/deletedItems/graph.user") { try await list(.user, $0) },
            Route(.get, "directory/deletedItems/graph.group") { try await list(.group, $0) },
            Route(.get, "directory/deletedItems/{item}", get),
            Route(.post, "directory/deletedItems/{item}/restore", restore),
            Route(.delete, "directory/deletedItems/{item}", purge),
        ]
    }

    /// What a deleted object shows besides the default set.
    private func json(_ object: DirectoryObject, _ select: [String] = []) throws(GraphError) -> JSONValue {
        let names = object.kind == .user ? ["deletedDateTime", "displayName", "mail", "userPrincipalName", "accountEnabled"] : []
        return try object.graphJSON(select: select.isEmpty ? names : select, isTyped: true)
    }

    private func list(_ kind: ObjectKind, _ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken])
        let top = options.top ?? GraphRequest.defaultTop
        let found = try await services.deletedItems.list(kind, after: try options.idCursor(), limit: top + 1, by: request.caller)
        var items: [JSONValue] = []
        for object in found.prefix(top) { items.append(try json(object, options.select)) }
        return request.collection("directoryObjects", items, next: found.count > top ? found[top - 1].id.text : nil)
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let item = try await services.deletedItems.item(try request.objectID("item"), by: request.caller)
        return .ok(request.entity("directoryObjects", try json(item, options.select)))
    }

    private func restore(_ request: GraphRequest) async throws -> GraphResponse {
        let item = try await services.deletedItems.restore(try request.objectID("item"), by: request.caller)
        return .ok(request.entity("directoryObjects", try json(item)))
    }

    private func purge(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.deletedItems.purge(try request.objectID("item"), by: request.caller)
        return .noContent
    }
}
