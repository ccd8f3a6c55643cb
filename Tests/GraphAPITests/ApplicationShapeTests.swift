import Directory
import JSONDocument
import Testing

@Suite("Gallery, applications, assignments and owners through the API")
struct ApplicationShapeTests {
    @Test("the gallery is searched, and an entry becomes an application with a service principal")
    func gallery() async throws {
        try await Door.with { door in
            #expect(try await door.send("GET", "applicationTemplates?$filter=displayName eq 'logicgate'").values.count == 1)
            let found = try await door.send("GET", "applicationTemplates?$filter=contains(displayName,'Logic')&$select=displayName")
            let template = try #require(found.values.first?["id"]?.stringValue)
            #expect(found.values.first?["publisher"] == nil)
            let answer = try await door.send("POST", "applicationTemplates/\(template)/instantiate", ["displayName": "Our LogicGate"])
            #expect(answer.status == 201)
            let appID = try #require(answer.body["application"]?["appId"]?.stringValue)
            #expect(answer.body["servicePrincipal"]?["appId"] == .string(appID))
            let byKey = try await door.send("GET", "servicePrincipals(appId='\(appID)')?$select=appRoles")
            #expect(byKey.body["id"] == answer.body["servicePrincipal"]?["id"])
            #expect(byKey.body["appRoles"]?.arrayValue?.count == 2 && byKey.body["displayName"] == nil)
            let listed = try await door.send(
                "GET", "servicePrincipals?$filter=displayName eq 'Our LogicGate' and appId eq '\(appID)'&$count=true")
            #expect(listed.body["@odata.count"] == 1)
        }
    }

    @Test("a role is added by PATCH and reaches the service principal; groups and users are assigned to it")
    func assignment() async throws {
        try await Door.with { door in
            let app = try await door.newApplication()
            let role: JSONValue = [
                "id": "11111111-2222-4333-8444-555555555555", "allowedMemberTypes": ["User"], "displayName": "Risk Cloud",
                "isEnabled": true,
                "description": "d", "value": "risk",
            ]
            let roles = app.roles + [role]
            #expect(try await door.send("PATCH", "applications(appId='\(app.appID)')", ["appRoles": .array(roles)]).status == 204)
            #expect(try await door.send("GET", "servicePrincipals/\(app.id)").body["appRoles"]?.arrayValue?.count == 3)

            let (_, user) = try await door.token(of: "ann")
            let body: JSONValue = [
                "principalId": .string(user.text), "resourceId": .string(app.id), "appRoleId": "11111111-2222-4333-8444-555555555555",
            ]
            let path = "servicePrincipals/\(app.id)/appRoleAssignedTo"
            let made = try await door.send("POST", path, body)
            #expect(made.status == 201 && made.body["principalType"] == "User" && made.body["principalDisplayName"] == "ann")
            #expect(try await door.send("POST", path, body).status == 409)
            #expect(try await door.send("GET", "users/ann@contoso.example/appRoleAssignments").values.count == 1)
            let id = try #require(made.body["id"]?.stringValue)
            #expect(try await door.send("DELETE", "\(path)/\(id)").status == 204)
            #expect(try await door.send("GET", path).values.isEmpty)
            let bad = try await door.send("POST", path, ["principalId": "x"])
            #expect(bad.status == 400 && bad.body["error"]?["target"] == "principalId")
        }
    }

    @Test("an owner administers the own application and no other; nobody else does; the refusal names the roles")
    func owners() async throws {
        try await Door.with { door in
            let (mine, other) = (try await door.newApplication(), try await door.newApplication())
            let (token, owner) = try await door.token(of: "owner")
            let patch: JSONValue = ["notes": "mine"]
            let refused = try await door.send("PATCH", "servicePrincipals/\(mine.id)", patch, token: token)
            #expect(refused.status == 403 && refused.code == "Authorization_RequestDenied")
            let reference: JSONValue = ["@odata.id": .string("http://x/users/\(owner)")]
            #expect(try await door.send("POST", "servicePrincipals/\(mine.id)/owners/$ref", reference).status == 204)
            #expect(try await door.send("GET", "servicePrincipals/\(mine.id)/owners").values.map { $0["id"] } == [.string(owner.text)])
            #expect(try await door.send("PATCH", "servicePrincipals/\(mine.id)", patch, token: token).status == 204)
            let otherRefused = try await door.send("PATCH", "servicePrincipals/\(other.id)", patch, token: token)
            #expect(otherRefused.status == 403 && otherRefused.message.contains("Application Administrator"))
            #expect(try await door.send("DELETE", "servicePrincipals/\(mine.id)/owners/\(owner)/$ref").status == 204)
            #expect(try await door.send("PATCH", "servicePrincipals/\(mine.id)", patch, token: token).status == 403)
        }
    }

    @Test("a user without any role is refused everything but the door itself")
    func stranger() async throws {
        try await Door.with { door in
            let app = try await door.newApplication()
            let (token, _) = try await door.token(of: "stranger")
            let paths = [
                "users", "groups", "applications", "servicePrincipals", "auditLogs/provisioning", "directory/deletedItems/graph.user",
                "servicePrincipals/\(app.id)/synchronization/jobs", "servicePrincipals/\(app.id)/synchronization/secrets",
            ]
            for path in paths {
                let answer = try await door.send("GET", path, token: token)
                #expect(answer.status == 403 && answer.code == "Authorization_RequestDenied", "\(path): \(answer.status)")
            }
            #expect(try await door.send("POST", "users", [:], token: token).status == 403)
        }
    }
}

extension Door {
    struct NewApplication: Sendable {
        let id: String
        let appID: String
        let roles: [JSONValue]
    }

    /// LogicGate, from the gallery.
    func newApplication() async throws -> NewApplication {
        let template =
            try await send("GET", "applicationTemplates?$filter=displayName eq 'LogicGate'").values.first?["id"]?.stringValue ?? ""
        let made = try await send("POST", "applicationTemplates/\(template)/instantiate").body["servicePrincipal"] ?? .null
        return NewApplication(
            id: made["id"]?.stringValue ?? "", appID: made["appId"]?.stringValue ?? "", roles: made["appRoles"]?.arrayValue ?? [])
    }
}
