import Directory
import JSONDocument
import Testing

@Suite("Users, groups and deleted items through the API")
struct DirectoryShapeTests {
    private static let ann: JSONValue = [
        "@odata.type": "#microsoft.graph.user", "accountEnabled": true, "displayName": "Ann", "mailNickname": "ann",
        "userPrincipalName": "ann@contoso.example", "passwordProfile": ["password": "x", "forceChangePasswordNextSignIn": false],
        "onPremisesExtensionAttributes": ["extensionAttribute1": "CC-1"],
    ]

    @Test("a user is created, read in the default shape, changed, deleted, restored and purged")
    func life() async throws {
        try await Door.with { door in
            let created = try await door.send("POST", "users", Self.ann)
            #expect(created.status == 201)
            let id = try #require(created.body["id"]?.stringValue)
            let read = try await door.send("GET", "users/ann@contoso.example")
            #expect(read.body["businessPhones"] == [] && read.body["mail"] == .null && read.body["accountEnabled"] == nil)
            let selected = try await door.send("GET", "users/\(id)?$select=accountEnabled,onPremisesExtensionAttributes")
            #expect(selected.body["accountEnabled"] == true)
            #expect(selected.body["onPremisesExtensionAttributes"]?["extensionAttribute1"] == "CC-1")
            #expect(selected.body["displayName"] == nil)

            #expect(try await door.send("PATCH", "users/\(id)", ["jobTitle": "Analyst", "displayName": "Ann B"]).status == 204)
            #expect(try await door.send("PATCH", "users/\(id)", ["jobTitle": nil]).status == 204)
            let changed = try await door.send("GET", "users/\(id)").body
            #expect(changed["displayName"] == "Ann B" && changed["jobTitle"] == .null)

            #expect(try await door.send("DELETE", "users/\(id)").status == 204)
            #expect(try await door.send("GET", "users/\(id)").code == "Request_ResourceNotFound")
            for cast in ["graph.user", "microsoft.graph.user"] {
                #expect(try await door.send("GET", "directory/deletedItems/\(cast)").values.map { $0["id"] } == [.string(id)])
            }
            #expect(try await door.send("POST", "directory/deletedItems/\(id)/restore").status == 200)
            #expect(try await door.send("GET", "users/\(id)").status == 200)
            _ = try await door.send("DELETE", "users/\(id)")
            #expect(try await door.send("DELETE", "directory/deletedItems/\(id)").status == 204)
            #expect(try await door.send("GET", "directory/deletedItems/\(id)").status == 404)
        }
    }

    @Test("a principal name that is taken is a conflict")
    func conflict() async throws {
        try await Door.with { door in
            _ = try await door.send("POST", "users", Self.ann)
            let again = try await door.send("POST", "users", Self.ann)
            #expect(again.status == 409 && again.code == "Request_MultipleObjectsWithSameKeyValue")
        }
    }

    @Test("manager references are set by any URL that ends in the id, read and cleared")
    func manager() async throws {
        try await Door.with { door in
            let (_, boss) = try await door.token(of: "boss")
            _ = try await door.send("POST", "users", Self.ann)
            let path = "users/ann@contoso.example/manager"
            #expect(try await door.send("GET", path).status == 404)
            let reference: JSONValue = ["@odata.id": .string("https://graph.microsoft.com/v1.0/users/\(boss)")]
            #expect(try await door.send("PUT", path + "/$ref", reference).status == 204)
            let read = try await door.send("GET", path)
            #expect(read.body["id"] == .string(boss.text) && read.body["@odata.type"] == "#microsoft.graph.user")
            #expect(try await door.send("DELETE", path + "/$ref").status == 204)
            #expect(try await door.send("GET", path).status == 404)
        }
    }

    @Test("group members are added, listed with their type, and removed")
    func members() async throws {
        try await Door.with { door in
            let (_, member) = try await door.token(of: "member")
            let group = try await door.send(
                "POST", "groups", ["displayName": "Risk", "mailEnabled": false, "mailNickname": "risk", "securityEnabled": true])
            let path = "groups/\(try #require(group.body["id"]?.stringValue))/members"
            let reference: JSONValue = ["@odata.id": .string("http://x/v1.0/directoryObjects/\(member)")]
            #expect(try await door.send("POST", path + "/$ref", reference).status == 204)
            #expect(try await door.send("POST", path + "/$ref", reference).status == 409)
            let listed = try await door.send("GET", path + "?$select=id")
            #expect(listed.values == [["@odata.type": "#microsoft.graph.user", "id": .string(member.text)]])
            #expect(try await door.send("GET", path + "/$count").body == 1)
            #expect(try await door.send("GET", "users/\(member)/memberOf").values.count == 1)
            #expect(try await door.send("DELETE", path + "/\(member)/$ref").status == 204)
            #expect(try await door.send("GET", path).values.isEmpty)
        }
    }

    @Test(
        "filters over users",
        arguments: [
            ("userPrincipalName eq 'ANN@contoso.example'", 1), ("startsWith(displayName,'an')", 1),
            ("mail eq null and displayName eq 'Ann'", 1),
            ("displayName in ('Ann','Bob')", 1), ("not (displayName eq 'Ann')", 1), ("displayName ne 'Ann'", 1), ("accountEnabled", 2),
            ("onPremisesExtensionAttributes/extensionAttribute1 eq 'CC-1'", 1), ("id eq 'nobody'", 0),
            ("proxyAddresses/any(a:a eq 'smtp:x')", 0), ("displayName eq 'Ann' or displayName eq 'Administrator'", 2),
        ])
    func filters(_ filter: String, _ expected: Int) async throws {
        try await Door.with { door in
            _ = try await door.send("POST", "users", Self.ann)
            let answer = try await door.send("GET", "users?$filter=\(filter)&$count=true")
            #expect(answer.status == 200, "\(answer.message)")
            #expect(answer.values.count == expected && answer.body["@odata.count"] == .number(JSONNumber(expected)))
        }
    }
}
