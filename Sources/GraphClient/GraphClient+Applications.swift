package import JSONDocument
import NIOHTTP1

/// An enterprise application: a service principal and what belongs to it.
package struct EnterpriseApplication: Hashable, Sendable {
    /// Of the service principal, which assignments and provisioning hang off.
    package let id: String
    package let appID: String
    package let displayName: String
    package let appRoles: [Role]

    /// A role that people are assigned to.
    package struct Role: Hashable, Sendable {
        package let id: String
        package let displayName: String
        package let value: String?
        /// The whole description, sent back unchanged when the roles are changed.
        let json: JSONValue

        init?(_ json: JSONValue) {
            guard let id = json["id"]?.stringValue else { return nil }
            self.json = json
            self.id = id
            displayName = json["displayName"]?.stringValue ?? id
            value = json["value"]?.stringValue
        }
    }

    init?(_ json: JSONValue) {
        guard let id = json["id"]?.stringValue, let appID = json["appId"]?.stringValue else { return nil }
        self.id = id
        self.appID = appID
        displayName = json["displayName"]?.stringValue ?? id
        appRoles = (json["appRoles"]?.arrayValue ?? []).compactMap { Role($0) }
    }

    /// The role with this value or display name, whatever its case.
    package func role(named name: String) -> Role? {
        let name = name.lowercased()
        return appRoles.first { $0.value?.lowercased() == name || $0.displayName.lowercased() == name }
    }
}

/// A user or group that can be assigned.
package struct Principal: Hashable, Sendable {
    package let id: String
    package let displayName: String
}

extension GraphClient {
    package func templates() async throws(GraphClientError) -> [JSONValue] {
        try await collect(url(["applicationTemplates"]))
    }

    /// Adds an application from the gallery; the template is named by its id or display name.
    package func addApplication(template name: String, displayName: String?) async throws(GraphClientError) -> EnterpriseApplication {
        let templates = try await templates()
        let wanted = name.lowercased()
        guard
            let template = templates.first(where: {
                $0["id"]?.stringValue?.lowercased() == wanted || $0["displayName"]?.stringValue?.lowercased() == wanted
            }), let id = template["id"]?.stringValue
        else {
            let known = templates.compactMap { $0["displayName"]?.stringValue }.map { "“\($0)”" }.joined(separator: ", ")
            throw .notFound("the gallery has no “\(name)”; it has \(known)")
        }
        let title = displayName ?? template["displayName"]?.stringValue ?? name
        let answer = try await send(.POST, url(["applicationTemplates", id, "instantiate"]), ["displayName": .string(title)])
        guard let json = answer["servicePrincipal"], let application = EnterpriseApplication(json) else {
            throw .notGraph(url: server, reason: "the answer has no servicePrincipal")
        }
        return application
    }

    package func applications() async throws(GraphClientError) -> [EnterpriseApplication] {
        try await collect(url(["servicePrincipals"])).compactMap { EnterpriseApplication($0) }
    }

    /// The application with this id, client id or display name.
    package func application(_ name: String) async throws(GraphClientError) -> EnterpriseApplication {
        let all = try await applications()
        if let exact = all.first(where: { $0.id == name.lowercased() || $0.appID == name.lowercased() }) { return exact }
        let named = all.filter { $0.displayName.lowercased() == name.lowercased() }
        if named.count == 1, let only = named.first { return only }
        if named.isEmpty {
            throw .notFound("there is no application “\(name)”; “gatehouse app list” shows them, “gatehouse app add” adds one")
        }
        throw .notFound(
            "\(named.count) applications are called “\(name)”; name one by its id: \(named.map(\.id).joined(separator: ", "))")
    }

    /// Adds a role with a fresh id.
    package func addRole(
        id: String, value: String, displayName: String, to application: EnterpriseApplication
    ) async throws(GraphClientError) {
        let role: JSONValue = [
            "id": .string(id), "allowedMemberTypes": ["User"], "displayName": .string(displayName), "description": .string(displayName),
            "isEnabled": true, "value": .string(value),
        ]
        _ = try await send(
            .PATCH, url(["servicePrincipals", application.id]), ["appRoles": .array(application.appRoles.map(\.json) + [role])])
    }

    package func user(_ name: String) async throws(GraphClientError) -> Principal {
        do {
            return try principal(try await get(["users", name]))
        } catch  where error.isMissing {
            throw .notFound("there is no user “\(name)”; give the user principal name or the id")
        }
    }

    package func group(_ name: String) async throws(GraphClientError) -> Principal {
        let quoted = name.replacing("'", with: "''")
        let found = try await collect(url(["groups"], [("$filter", "displayName eq '\(quoted)'"), ("$select", "id,displayName")]))
        if found.count > 1 { throw .notFound("\(found.count) groups are called “\(name)”; name one by its id") }
        if let only = found.first { return try principal(only) }
        do {
            return try principal(try await get(["groups", name]))
        } catch  where error.isMissing {
            throw .notFound("there is no group “\(name)”; give its display name or its id")
        }
    }

    private func principal(_ json: JSONValue) throws(GraphClientError) -> Principal {
        guard let id = json["id"]?.stringValue else { throw .notGraph(url: server, reason: "an object has no id") }
        return Principal(id: id, displayName: json["displayName"]?.stringValue ?? id)
    }

    /// Assigns a user or group to a role of an application.
    package func assign(_ principal: Principal, to application: EnterpriseApplication, roleID: String) async throws(GraphClientError) {
        _ = try await send(
            .POST, url(["servicePrincipals", application.id, "appRoleAssignedTo"]),
            [
                "principalId": .string(principal.id), "resourceId": .string(application.id), "appRoleId": .string(roleID),
            ])
    }
}
