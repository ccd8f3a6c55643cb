import Administration
import Directory
import JSONDocument

/// `/users`.
struct UserRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "users") { try await DirectoryListing(services: services, kind: .user).page($0) },
            Route(.get, "users/$count") { try await DirectoryListing(services: services, kind: .user).count($0) },
            Route(.post, "users", create),
            Route(.get, "users/{user}", get),
            Route(.patch, "users/{user}", update),
            Route(.delete, "users/{user}", delete),
            Route(.get, "users/{user}/manager", manager),
            Route(.get, "users/{user}/manager/$ref", managerReference),
            Route(.put, "users/{user}/manager/$ref", setManager),
            Route(.delete, "users/{user}/manager/$ref", clearManager),
            Route(.get, "users/{user}/memberOf", memberOf),
        ]
    }

    /// What `POST` and `PATCH` bodies hold besides attributes; the directory keeps no passwords.
    static let ignored: Set<String> = ["passwordProfile", "id", "manager"]

    private func create(_ request: GraphRequest) async throws -> GraphResponse {
        let body = try request.object()
        let changes = try AttributeCatalog.users.changes(from: body, ignoring: Self.ignored)
        let manager = try BoundReference.single("manager", in: body)
        let user = try await services.users.create(changes, by: request.caller)
        if let manager { try await services.users.setManager(of: user.id.text, to: manager, by: request.caller) }
        return .created(request.entity("users", try user.graphJSON()))
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let user = try await services.browsing.user(try request.userReference, by: request.caller)
        return .ok(request.entity("users", try user.graphJSON(select: options.select)))
    }

    private func update(_ request: GraphRequest) async throws -> GraphResponse {
        let body = try request.object()
        let changes = try AttributeCatalog.users.changes(from: body, ignoring: Self.ignored)
        let manager = try BoundReference.single("manager", in: body)
        let user = try await services.users.update(try request.userReference, applying: changes, by: request.caller)
        if let manager { try await services.users.setManager(of: user.id.text, to: manager, by: request.caller) }
        return .noContent
    }

    private func delete(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.users.delete(try request.userReference, by: request.caller)
        return .noContent
    }

    private func foundManager(_ request: GraphRequest) async throws -> DirectoryObject {
        guard let manager = try await services.browsing.manager(of: try request.userReference, by: request.caller) else {
            throw GraphError.resourceNotFound("Resource “manager” does not exist: the user “\(request.key("user").text)” has no manager.")
        }
        return manager
    }

    private func manager(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        return .ok(request.entity("directoryObjects", try await foundManager(request).graphJSON(select: options.select, isTyped: true)))
    }

    private func managerReference(_ request: GraphRequest) async throws -> GraphResponse {
        let manager = try await foundManager(request)
        return .ok([
            "@odata.context": .string("\(request.root)/$metadata#$ref"),
            "@odata.id": .string("\(request.root)/directoryObjects/\(manager.id.text)"),
        ])
    }

    private func setManager(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.users.setManager(of: try request.userReference, to: try request.referencedID(), by: request.caller)
        return .noContent
    }

    private func clearManager(_ request: GraphRequest) async throws -> GraphResponse {
        try await services.users.setManager(of: try request.userReference, to: nil, by: request.caller)
        return .noContent
    }

    private func memberOf(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken, .count])
        let user = try await services.browsing.user(try request.userReference, by: request.caller)
        var items: [JSONValue] = []
        for group in try await services.browsing.groups(of: user.id, by: request.caller) {
            items.append(try group.graphJSON(select: options.select, isTyped: true))
        }
        return try request.collection("directoryObjects", of: items, options)
    }
}

extension GraphRequest {
    /// The captured id or principal name of a user.
    var userReference: String {
        get throws(GraphError) {
            switch key("user") {
            case .id(let reference): return reference
            case .alternate("userPrincipalName", let name): return name
            case .alternate(let property, _):
                throw .badRequest("Users cannot be named by “\(property)”; use the id or the userPrincipalName.")
            }
        }
    }
}

/// References to other objects inside of a body: `"manager@odata.bind": "https://…/users/<id>"`.
enum BoundReference {
    static func single(_ name: String, in body: JSONObject) throws(GraphError) -> ObjectID? {
        guard let value = body[name + "@odata.bind"] else { return nil }
        guard let text = value.stringValue else { throw .badRequest("“\(name)@odata.bind” must be a URL.", target: name) }
        return try id(text, name)
    }

    static func list(_ name: String, in body: JSONObject) throws(GraphError) -> [ObjectID] {
        guard let value = body[name + "@odata.bind"] else { return [] }
        guard let elements = value.arrayValue, elements.count <= 20 else {
            throw .badRequest("“\(name)@odata.bind” must be a list of at most 20 URLs.", target: name)
        }
        var ids: [ObjectID] = []
        for element in elements { ids.append(try id(element.stringValue ?? "", name)) }
        return ids
    }

    private static func id(_ text: String, _ name: String) throws(GraphError) -> ObjectID {
        guard let last = text.split(separator: "/").last, let id = ObjectID(String(last)) else {
            throw .badRequest("“\(text)” in “\(name)@odata.bind” does not end in the id of an object.", target: name)
        }
        return id
    }
}
