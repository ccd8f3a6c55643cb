import Administration
import Directory
import JSONDocument

/// `/groups` and their members.
struct GroupRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "groups") { try await DirectoryListing(services: services, kind: .group).page($0) },
            Route(.get, "groups/$count") { try await DirectoryListing(services: services, kind: .group).count($0) },
            Route(.post, "groups", create),
            Route(.get, "groups/{group}", get),
            Route(.patch, "groups/{group}", update),
            Route(.delete, "groups/{group}", delete),
            Route(.get, "groups/{group}/members", members),
            Route(.get, "groups/{group}/members/$count", memberCount),
            Route(.post, "groups/{group}/members/$ref", addMember),
            Route(.delete, "groups/{group}/members/{member}/$ref", removeMember),
            Route(.get, "groups/{group}/memberOf", memberOf),
        ]
    }

    /// What bodies hold besides attributes; owners of groups are not kept.
    private static let ignored: Set<String> = ["id", "owners", "members"]

    private func create(_ request: GraphRequest) async throws -> GraphResponse {
        let body = try request.object()
        let members = try BoundReference.list("members", in: body)
        let changes = try AttributeCatalog.groups.changes(from: body, ignoring: Self.ignored)
        let group = try await services.groups.create(changes, by: request.caller)
        for member in members { try await services.groups.addMember(member, to: group.id, by: request.caller) }
        return .created(request.entity("groups", try group.graphJSON()))
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let group = try await services.browsing.object(try request.objectID("group"), kind: .group, by: request.caller)
        return .ok(request.entity("groups", try group.graphJSON(select: options.select)))
    }

    private func update(_ request: GraphRequest) async throws -> GraphResponse {
        let body = try request.object()
        let id = try request.objectID("group")
        let members = try BoundReference.list("members", in: body)
        let changes = try AttributeCatalog.groups.changes(from: body, ignoring: Self.ignored)
        _ = try await services.groups.update(id, applying: changes, by: request.caller)
        for member in members { try await services.groups.addMember(member, to: id, by: request.caller) }
        return .noContent
    }

    private func delete(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.groups.delete(try request.objectID("group"), by: request.caller)
        return .noContent
    }

    private func members(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken, .count])
        let group = try request.objectID("group")
        let top = options.top ?? GraphRequest.defaultTop
        let found = try await services.browsing.members(of: group, after: try options.idCursor(), limit: top + 1, by: request.caller)
        let count = options.isCounted ? try await services.browsing.memberCount(of: group, by: request.caller) : nil
        var items: [JSONValue] = []
        for member in found.prefix(top) { items.append(try member.graphJSON(select: options.select, isTyped: true)) }
        return request.collection("directoryObjects", items, count: count, next: found.count > top ? found[top - 1].id.text : nil)
    }

    private func memberCount(_ request: GraphRequest) async throws -> GraphResponse {
        .count(try await services.browsing.memberCount(of: try request.objectID("group"), by: request.caller))
    }

    private func addMember(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.groups.addMember(try request.referencedID(), to: try request.objectID("group"), by: request.caller)
        return .noContent
    }

    private func removeMember(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.groups.removeMember(try request.objectID("member"), from: try request.objectID("group"), by: request.caller)
        return .noContent
    }

    private func memberOf(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken, .count])
        var items: [JSONValue] = []
        for group in try await services.browsing.groups(of: try request.objectID("group"), by: request.caller) {
            items.append(try group.graphJSON(select: options.select, isTyped: true))
        }
        return try request.collection("directoryObjects", of: items, options)
    }
}
