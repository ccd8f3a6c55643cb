import Administration
import Directory
import JSONDocument

/// Lists of users or groups, a page at a time in the order of their ids.
struct DirectoryListing: Sendable {
    let services: GraphServices
    let kind: ObjectKind

    private var context: String { kind.rawValue + "s" }

    func page(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skipToken, .count])
        let top = options.top ?? GraphRequest.defaultTop
        var query = DirectoryQuery(kind, after: try options.idCursor(), limit: top + 1)
        if let filter = options.filter { query.predicate = try DirectoryPredicate(filter, of: kind) }
        let found = try await services.browsing.list(query, by: request.caller)
        let count = options.isCounted ? try await services.browsing.count(query, by: request.caller) : nil
        var items: [JSONValue] = []
        for object in found.prefix(top) { items.append(try object.graphJSON(select: options.select)) }
        let next = found.count > top ? found[top - 1].id.text : nil
        return request.collection(context, items, count: count, next: next)
    }

    func count(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter])
        var query = DirectoryQuery(kind, limit: 1)
        if let filter = options.filter { query.predicate = try DirectoryPredicate(filter, of: kind) }
        return .count(try await services.browsing.count(query, by: request.caller))
    }
}

extension QueryOptions {
    /// The id at which the page before ended.
    func idCursor() throws(GraphError) -> ObjectID? {
        guard let cursor else { return nil }
        guard let id = ObjectID(cursor) else {
            throw .badRequest("The $skiptoken is not one of this server's: follow @odata.nextLink as it is.", target: "$skiptoken")
        }
        return id
    }
}
