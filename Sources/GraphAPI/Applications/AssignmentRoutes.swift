import Administration
import Directory
import JSONDocument

/// Who is assigned to which role of which application.
struct AssignmentRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "servicePrincipals/{servicePrincipal}/appRoleAssignedTo", listAssigned),
            Route(.post, "servicePrincipals/{servicePrincipal}/appRoleAssignedTo", assign),
            Route(.delete, "servicePrincipals/{servicePrincipal}/appRoleAssignedTo/{assignment}", unassign),
            Route(.get, "users/{user}/appRoleAssignments", listOfUser),
            Route(.post, "users/{user}/appRoleAssignments", assign),
            Route(.delete, "users/{user}/appRoleAssignments/{assignment}", unassign),
            Route(.get, "groups/{group}/appRoleAssignments", listOfGroup),
            Route(.post, "groups/{group}/appRoleAssignments", assign),
            Route(.delete, "groups/{group}/appRoleAssignments/{assignment}", unassign),
        ]
    }

    private func listAssigned(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken])
        let resource = try await services.servicePrincipal(request)
        let top = options.top ?? GraphRequest.defaultTop
        let found = try await services.assignments.list(to: resource.id, after: options.cursor, limit: top + 1, by: request.caller)
        let items = try await json(Array(found.prefix(top)), by: request.caller).map { $0.selecting(options.select) }
        let context = "servicePrincipals('\(resource.id.text)')/appRoleAssignedTo"
        return request.collection(context, items, next: found.count > top ? found[top - 1].id : nil)
    }

    private func listOfUser(_ request: GraphRequest) async throws -> GraphResponse {
        let user = try await services.browsing.user(try request.userReference, by: request.caller)
        return try await list(of: user.id, "users", request)
    }

    private func listOfGroup(_ request: GraphRequest) async throws -> GraphResponse {
        try await list(of: try request.objectID("group"), "groups", request)
    }

    private func list(of principal: ObjectID, _ collection: String, _ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skipToken, .count])
        let found = try await services.assignments.list(ofPrincipal: principal, by: request.caller)
        let items = try await json(found, by: request.caller)
        return try request.collection("\(collection)('\(principal.text)')/appRoleAssignments", of: items, options)
    }

    private func assign(_ request: GraphRequest) async throws -> GraphResponse {
        let body = GraphBody(try request.object())
        guard let principal = try body.guid("principalId") else {
            throw GraphError.badRequest("An assignment needs “principalId”, “resourceId” and “appRoleId”.", target: "principalId")
        }
        var resource = try body.guid("resourceId").map { ObjectID($0) }
        if request.captures["servicePrincipal"] != nil {
            let named = try await services.servicePrincipal(request).id
            guard resource == nil || resource == named else {
                throw GraphError.badRequest(
                    "“resourceId” must be the id of the service principal in the URL, \(named).", target: "resourceId")
            }
            resource = named
        }
        guard let resource else { throw GraphError.badRequest("An assignment needs a “resourceId”.", target: "resourceId") }
        let role = try body.guid("appRoleId") ?? AppRole.defaultAccessID
        let assignment = try await services.assignments.assign(ObjectID(principal), to: resource, role: role, by: request.caller)
        let json = try await json([assignment], by: request.caller).first ?? .null
        return .created(request.entity("servicePrincipals('\(resource.text)')/appRoleAssignedTo", json))
    }

    private func unassign(_ request: GraphRequest) async throws -> GraphResponse {
        let resource = request.captures["servicePrincipal"] == nil ? nil : try await services.servicePrincipal(request).id
        try await services.assignments.unassign(request.key("assignment").text, from: resource, by: request.caller)
        return .noContent
    }

    /// Graph's appRoleAssignment, which tells the names of both sides.
    private func json(_ assignments: [AppRoleAssignment], by caller: Caller) async throws -> [JSONValue] {
        let principals = try await services.browsing.objects(Array(Set(assignments.map(\.principalID))), by: caller)
        let resources = try await services.applicationBrowsing.servicePrincipals(Array(Set(assignments.map(\.resourceID))), by: caller)
        let principalNames = Dictionary(uniqueKeysWithValues: principals.map { ($0.id, $0.displayName ?? $0.label) })
        let resourceNames = Dictionary(uniqueKeysWithValues: resources.map { ($0.id, $0.displayName) })
        return assignments.map { assignment in
            [
                "id": .string(assignment.id),
                "deletedDateTime": nil,
                "appRoleId": .string(assignment.appRoleID.text),
                "createdDateTime": .string(DateTimeText.format(assignment.createdDateTime)),
                "principalDisplayName": .nullable(principalNames[assignment.principalID]),
                "principalId": .string(assignment.principalID.text),
                "principalType": .string(assignment.principalKind.typeName),
                "resourceDisplayName": .nullable(resourceNames[assignment.resourceID]),
                "resourceId": .string(assignment.resourceID.text),
            ]
        }
    }
}
