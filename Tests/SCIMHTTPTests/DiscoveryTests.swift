import JSONDocument
import Testing

@Suite("Discovery over HTTP")
struct DiscoveryTests {
    @Test("the configuration says what is offered, no more and no less")
    func configuration() async throws {
        try await HTTPFixture.with { fixture in
            let body = try await fixture.get("/ServiceProviderConfig").body
            #expect(body["schemas"] == ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"])
            for (feature, supported) in [
                ("patch", true), ("filter", true), ("etag", true), ("bulk", false), ("sort", false), ("changePassword", false),
            ] {
                #expect(body[feature]?["supported"] == .bool(supported), "\(feature)")
            }
            #expect(body["filter"]?["maxResults"] == 1000)
            #expect(body["authenticationSchemes"]?.arrayValue?.first?["type"] == "oauthbearertoken")
            #expect(body["meta"]?["location"] == "https://scim.example.com/logicgate/scim/v2/ServiceProviderConfig")
        }
    }

    @Test("resource types, all and one")
    func resourceTypes() async throws {
        try await HTTPFixture.with { fixture in
            let list = try await fixture.get("/ResourceTypes").body
            #expect(list["totalResults"] == 2)
            let types = list["Resources"]?.arrayValue ?? []
            #expect(types.map { $0["id"] } == ["User", "Group"])
            #expect(types.map { $0["endpoint"] } == ["/Users", "/Groups"])
            let user = try await fixture.get("/ResourceTypes/User").body
            #expect(user == types.first)
            #expect(user["meta"]?["location"] == "https://scim.example.com/logicgate/scim/v2/ResourceTypes/User")
        }
    }

    @Test("schemas, all and one; no member is null")
    func schemas() async throws {
        try await HTTPFixture.with { fixture in
            let list = try await fixture.get("/Schemas").body
            #expect(!list.text.contains("null"))
            let schemas = list["Resources"]?.arrayValue ?? []
            #expect(
                schemas.compactMap { $0["id"]?.stringValue } == [
                    "urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "urn:ietf:params:scim:schemas:core:2.0:Group",
                ])
            for schema in schemas {
                #expect(try await fixture.get("/Schemas/\(schema["id"]?.stringValue ?? "")").body == schema)
            }
            let userName = schemas.first?["attributes"]?.arrayValue?.first { $0["name"] == "userName" }
            #expect(userName?["mutability"] == "readWrite")
            #expect(userName?["uniqueness"] == "server")
            #expect(userName?["required"] == true)
        }
    }
}
