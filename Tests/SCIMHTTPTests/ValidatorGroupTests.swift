import HTTPTypes
import JSONDocument
import Testing

/// Microsoft's SCIM Validator, the tests on groups, by their numbers in `entra-scim-wire.md` §8.
@Suite("SCIM Validator: groups")
struct ValidatorGroupTests {
    private static let group = #"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
         "externalId":"8aa1a0c0-c4c3","displayName":"Risk Cloud Users","meta":{"resourceType":"Group"},"members":[]}
        """#

    private func created(_ fixture: HTTPFixture) async throws -> String {
        let answer = try await fixture.post("/Groups", Self.group)
        #expect(answer.status == 201)
        #expect(answer.body["externalId"] == "8aa1a0c0-c4c3")
        return answer.id
    }

    private func members(_ fixture: HTTPFixture, _ id: String) async throws -> [String] {
        try await fixture.get("/Groups/\(id)").body["members"]?.arrayValue?.compactMap { $0["value"]?.stringValue } ?? []
    }

    @Test("13, 14: a group without its members, by id and by filter")
    func excludingMembers() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            let user = try await fixture.user("ann")
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"add","path":"members","value":[{"value":"\#(user)"}]}]"#)
            let byID = try await fixture.get("/Groups/\(id)?excludedAttributes=members")
            #expect(byID.status == 200)
            #expect(byID.body["members"] == nil)
            #expect(byID.body["displayName"] == "Risk Cloud Users")
            let list = try await fixture.get("/Groups?excludedAttributes=members&filter=displayName+eq+%22Risk+Cloud+Users%22")
            #expect(list.body["totalResults"] == 1)
            #expect(list.body["Resources"]?.arrayValue?.first?["members"] == nil)
            #expect(try await members(fixture, id) == [user])
        }
    }

    @Test(
        "15, 16, 17: filter for a group that exists, that does not, and in another case",
        arguments: [
            ("Risk+Cloud+Users", 1), ("Risk%20Cloud%20Users", 1), ("risk+cloud+users", 1), ("nonexistent", 0),
        ])
    func filter(_ name: String, _ total: Int) async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            let list = try await fixture.get("/Groups?filter=displayName+eq+%22\(name)%22")
            #expect(list.status == 200)
            #expect(list.body["totalResults"]?.intValue == total)
            #expect(list.body["Resources"]?.arrayValue?.map { $0["id"]?.stringValue ?? "" } == (total == 1 ? [id] : []))
        }
    }

    @Test("18, 19: create a group, refuse the duplicate")
    func create() async throws {
        try await HTTPFixture.with { fixture in
            _ = try await created(fixture)
            expectError(try await fixture.post("/Groups", Self.group), 409, "uniqueness")
            expectError(try await fixture.post("/Groups", #"{"displayName":"RISK cloud users"}"#), 409, "uniqueness")
        }
    }

    @Test("20, 21: replace attributes, rename; the answer is 204 without a body")
    func replace() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            let answer = try await fixture.patch("/Groups/\(id)", #"[{"op":"replace","value":{"externalId":"X"}}]"#)
            #expect(answer.status == 204)
            #expect(answer.body == .null)
            #expect(answer.headers[.eTag] == #"W/"2""#)
            #expect(try await fixture.patch("/Groups/\(id)", #"[{"op":"Replace","path":"displayName","value":"New"}]"#).status == 204)
            let body = try await fixture.get("/Groups/\(id)").body
            #expect(body["externalId"] == "X")
            #expect(body["displayName"] == "New")
            #expect(try await fixture.get("/Groups?filter=displayName+eq+%22new%22").body["totalResults"] == 1)
        }
    }

    @Test("22, 23, P5: add members by replace, remove one, add and remove in one request")
    func changeMembers() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            let (ann, ben) = (try await fixture.user("ann"), try await fixture.user("ben"))
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"replace","path":"members","value":[{"value":"\#(ann)"}]}]"#)
            #expect(try await members(fixture, id) == [ann])
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"Add","path":"members","value":[{"$ref":null,"value":"\#(ben)"}]}]"#)
            #expect(try await members(fixture, id) == [ann, ben])
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"remove","path":"members[value eq \"\#(ann)\"]"}]"#)
            #expect(try await members(fixture, id) == [ben])
            _ = try await fixture.patch(
                "/Groups/\(id)",
                #"[{"op":"add","path":"members","value":[{"value":"\#(ann)"}]},{"op":"remove","path":"members[value eq \"\#(ann)\"]"}]"#)
            #expect(try await members(fixture, id) == [ben])
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"Remove","path":"members","value":[{"value":"\#(ben)"}]}]"#)
            #expect(try await members(fixture, id) == [])
        }
    }

    @Test("24, P6, P7: delete a group, twice, and one that never was")
    func delete() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            #expect(try await fixture.delete("/Groups/\(id)").status == 204)
            expectError(try await fixture.get("/Groups/\(id)"), 404)
            expectError(try await fixture.delete("/Groups/\(id)"), 404)
            expectError(try await fixture.delete("/Groups/nothing"), 404)
        }
    }

    @Test("deleting a user ends the membership; a user shows the groups")
    func userSide() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture)
            let user = try await fixture.user("ann")
            _ = try await fixture.patch("/Groups/\(id)", #"[{"op":"add","path":"members","value":[{"value":"\#(user)"}]}]"#)
            #expect(try await fixture.get("/Users/\(user)").body["groups"]?.arrayValue?.first?["value"]?.stringValue == id)
            #expect(try await fixture.get("/Users/\(user)?attributes=userName").body["groups"] == nil)
            _ = try await fixture.delete("/Users/\(user)")
            #expect(try await members(fixture, id) == [])
        }
    }
}
