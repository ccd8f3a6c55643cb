import HTTPTypes
import JSONDocument
import Testing

/// Microsoft's SCIM Validator, the tests on users, by their numbers in `entra-scim-wire.md` §8.
@Suite("SCIM Validator: users")
struct ValidatorUserTests {
    static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    private static let user = #"""
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
         "externalId":"jyoung","userName":"JYoung@Example.com","active":true,"displayName":"Joy Young","title":"Boss",
         "preferredLanguage":"en-US","nickName":"Joy","timezone":"Europe/Berlin",
         "emails":[{"primary":"true","type":"work","value":"jyoung@example.com"}],
         "addresses":[{"type":"work","formatted":"Street 1","locality":"Town","country":"NO","primary":"True"}],
         "phoneNumbers":[{"type":"work","value":"+47 22 33 44 55","primary":"true"},{"type":"mobile","value":"555"}],
         "meta":{"resourceType":"User"},"name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},"roles":[],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"7","department":"Sales"}}
        """#

    private func created(_ fixture: HTTPFixture) async throws -> Answer {
        let answer = try await fixture.post("/Users", Self.user)
        #expect(answer.status == 201)
        return answer
    }

    private func list(_ answer: Answer, total: Int) {
        #expect(answer.status == 200)
        #expect(answer.body["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:ListResponse"])
        #expect(answer.body["totalResults"]?.intValue == total)
        #expect(answer.body["Resources"]?.arrayValue?.count == total)
    }

    @Test("1, 2: create a user, fetch it as it was sent, refuse the duplicate")
    func create() async throws {
        try await HTTPFixture.with { fixture in
            let answer = try await created(fixture)
            let location = "https://scim.example.com/logicgate/scim/v2/Users/\(answer.id)"
            #expect(answer.headers[.location] == location)
            #expect(answer.headers[.eTag] == #"W/"1""#)
            #expect(answer.body["meta"]?["location"]?.stringValue == location)
            let found = try await fixture.get("/Users?filter=userName+eq+%22jyoung%40example.com%22")
            list(found, total: 1)
            #expect(found.body["Resources"]?.arrayValue?.first == answer.body)
            for (name, value) in [("userName", "JYoung@Example.com"), ("externalId", "jyoung"), ("title", "Boss"), ("nickName", "Joy")] {
                #expect(answer.body[name]?.stringValue == value)
            }
            #expect(answer.body["active"] == true)
            #expect(answer.body["emails"] == [["primary": true, "type": "work", "value": "jyoung@example.com"]])
            #expect(answer.body["phoneNumbers"]?.arrayValue?.first?["value"] == "+47 22 33 44 55")
            #expect(answer.body["name"]?["familyName"] == "Young")
            #expect(answer.body[Self.enterprise]?["department"] == "Sales")
            let duplicate = try await fixture.post("/Users", Self.user)
            expectError(duplicate, 409, "uniqueness")
            #expect(duplicate.detail.contains("JYoung@Example.com"))
            let otherCase = try await fixture.post("/Users", #"{"userName":"jyoung@EXAMPLE.com"}"#)
            expectError(otherCase, 409, "uniqueness")
        }
    }

    @Test("3, 4, 5: filter for a user who exists, who does not, and in another case")
    func filter() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            for value in ["JYoung%40Example.com", "JYOUNG%40EXAMPLE.COM", "jyoung@example.com"] {
                for query in [
                    "filter=userName+eq+%22\(value)%22", "filter=userName%20eq%20%22\(value)%22", "FILTER=userName+eq+%22\(value)%22",
                ] {
                    let found = try await fixture.get("/Users?\(query)")
                    list(found, total: 1)
                    #expect(found.body["Resources"]?.arrayValue?.first?["id"]?.stringValue == id)
                }
            }
            list(try await fixture.get("/Users?filter=userName+eq+%22nonexistent%22"), total: 0)
        }
    }

    @Test("6: replace attributes: filtered paths, and one object with flat keys")
    func replaceAttributes() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            let answer = try await fixture.patch(
                "/Users/\(id)",
                #"""
                [{"op":"replace","path":"emails[type eq \"work\"].value","value":"new@example.com"},
                 {"op":"replace","path":"emails[primary eq true].value","value":"newer@example.com"},
                 {"op":"replace","path":"phoneNumbers[type eq \"fax\"].value","value":"999"},
                 {"op":"replace","path":"addresses[type eq \"work\"].locality","value":"City"},
                 {"op":"replace","value":{"active":false,"displayName":"B","name.givenName":"K","timezone":"Asia/Tokyo",
                   "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber":"8"}}]
                """#)
            #expect(answer.status == 200)
            let body = try await fixture.get("/Users/\(id)").body
            #expect(body == answer.body)
            #expect(body["emails"] == [["primary": true, "type": "work", "value": "newer@example.com"]])
            #expect(body["phoneNumbers"]?.arrayValue?.last == ["type": "fax", "value": "999"])
            #expect(body["addresses"]?.arrayValue?.first?["locality"] == "City")
            #expect(body["active"] == false)
            #expect(body["displayName"] == "B")
            #expect(body["name"]?["givenName"] == "K")
            #expect(body["name"]?["familyName"] == "Young")
            #expect(body["timezone"] == "Asia/Tokyo")
            #expect(body[Self.enterprise]?["employeeNumber"] == "8")
            #expect(body[Self.enterprise]?["department"] == "Sales")
        }
    }

    @Test("6b: replace attributes, each with its path and the capital letters of the older client")
    func replaceVerbose() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            let paths = [
                "title", "nickName", "name.familyName", "name.formatted", "addresses[type eq \\\"work\\\"].postalCode",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "externalId", "preferredLanguage",
            ]
            let operations = paths.enumerated().map { #"{"op":"Replace","path":"\#($1)","value":"v\#($0)"}"# }
            let answer = try await fixture.patch("/Users/\(id)", "[\(operations.joined(separator: ","))]")
            #expect(answer.status == 200)
            let body = try await fixture.get("/Users/\(id)").body
            #expect(body["title"] == "v0")
            #expect(body["nickName"] == "v1")
            #expect(body["name"]?["familyName"] == "v2")
            #expect(body["name"]?["formatted"] == "v3")
            #expect(body["addresses"]?.arrayValue?.first?["postalCode"] == "v4")
            #expect(body[Self.enterprise]?["department"] == "v5")
            list(try await fixture.get("/Users?filter=externalId+eq+%22v6%22"), total: 1)
            list(try await fixture.get("/Users?filter=externalId+eq+%22jyoung%22"), total: 0)
        }
    }

    @Test("7: the joining property can change")
    func userName() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            _ = try await fixture.user("taken")
            let answer = try await fixture.patch("/Users/\(id)", #"[{"op":"replace","value":{"userName":"Renamed"}}]"#)
            #expect(answer.body["userName"] == "Renamed")
            list(try await fixture.get("/Users?filter=userName+eq+%22renamed%22"), total: 1)
            list(try await fixture.get("/Users?filter=userName+eq+%22jyoung%40example.com%22"), total: 0)
            let conflict = try await fixture.patch("/Users/\(id)", #"[{"op":"replace","value":{"userName":"TAKEN"}}]"#)
            expectError(conflict, 409, "uniqueness")
            #expect(conflict.detail.contains("TAKEN"))
        }
    }

    @Test(
        "8: a disabled user is still found, by id and by filter",
        arguments: [
            #"[{"op":"replace","path":"active","value":false}]"#, #"[{"op":"Replace","path":"active","value":"False"}]"#,
            #"[{"op":"Replace","path":"active","value":false}]"#, #"[{"op":"replace","value":{"active":"false"}}]"#,
        ])
    func disable(_ operations: String) async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            #expect(try await fixture.patch("/Users/\(id)", operations).body["active"] == false)
            #expect(try await fixture.get("/Users/\(id)").body["active"] == false)
            let found = try await fixture.get("/Users?filter=userName+eq+%22jyoung%40example.com%22")
            list(found, total: 1)
            #expect(found.body["Resources"]?.arrayValue?.first?["active"] == false)
        }
    }

    @Test(
        "9, 10, 11: add, replace and remove a manager, in every shape",
        arguments: [
            (
                #"{"op":"Add","path":"$M","value":"$1"}"#, #"{"op":"Replace","path":"$M","value":"$2"}"#,
                #"{"op":"replace","path":"$M","value":""}"#
            ),
            (
                #"{"op":"add","path":"$M","value":{"value":"$1"}}"#, #"{"op":"replace","path":"$M","value":{"value":"$2"}}"#,
                #"{"op":"replace","path":"$M","value":{"value":""}}"#
            ),
            (
                #"{"op":"Add","path":"manager","value":[{"$ref":"http://h/Users/$1","value":"$1"}]}"#,
                #"{"op":"Replace","path":"manager","value":[{"$ref":"http://h/Users/$2","value":"$2"}]}"#, #"{"op":"Remove","path":"$M"}"#
            ),
        ] as [(String, String, String)])
    func manager(_ add: String, _ replace: String, _ remove: String) async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            let (one, two) = (try await fixture.user("one"), try await fixture.user("two"))
            func apply(_ operation: String) async throws -> JSONValue? {
                let filled = operation.replacing("$M", with: Self.enterprise + ":manager").replacing("$1", with: one).replacing(
                    "$2", with: two)
                #expect(try await fixture.patch("/Users/\(id)", "[\(filled)]").status == 200)
                return try await fixture.get("/Users/\(id)").body[Self.enterprise]?["manager"]?["value"]
            }
            #expect(try await apply(add)?.stringValue == one)
            #expect(try await apply(replace)?.stringValue == two)
            #expect(try await apply(remove) == nil)
        }
    }

    @Test("12, P3, P4: delete a user, twice, and one who never was")
    func delete() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            let answer = try await fixture.delete("/Users/\(id)")
            #expect(answer.status == 204)
            #expect(answer.body == .null)
            expectError(try await fixture.get("/Users/\(id)"), 404)
            expectError(try await fixture.delete("/Users/\(id)"), 404)
            expectError(try await fixture.delete("/Users/nobody"), 404)
            expectError(try await fixture.patch("/Users/\(id)", "[]"), 404)
        }
    }

    @Test("P1, P2: several operations, in their order")
    func severalOperations() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            let body = try await fixture.patch(
                "/Users/\(id)",
                #"[{"op":"remove","path":"nickName"},{"op":"add","value":{"externalId":"E2"}},{"op":"replace","value":{"displayName":"D2"}}]"#
            ).body
            #expect(body["nickName"] == nil)
            #expect(body["externalId"] == "E2")
            #expect(body["displayName"] == "D2")
            let last = try await fixture.patch(
                "/Users/\(id)",
                #"[{"op":"remove","path":"externalId"},{"op":"add","value":{"externalId":"E3"}},{"op":"replace","value":{"externalId":"E4"}}]"#
            )
            #expect(last.body["externalId"] == "E4")
            list(try await fixture.get("/Users?filter=externalId+eq+%22E4%22"), total: 1)
        }
    }

    @Test(
        "the attributes that the tutorial's table calls filterable",
        arguments: [
            "userName+eq+%22jyoung%40example.com%22", "emails%5Btype+eq+%22work%22%5D.value+eq+%22jyoung%40example.com%22",
            "active+eq+true",
            "name.givenName+eq+%22joy%22", "name.familyName+eq+%22Young%22", "active+eq+%22True%22",
        ])
    func tutorialAttributes(_ filter: String) async throws {
        try await HTTPFixture.with { fixture in
            let id = try await created(fixture).id
            _ = try await fixture.post("/Users", #"{"userName":"other","active":false,"name":{"givenName":"O","familyName":"P"}}"#)
            let found = try await fixture.get("/Users?filter=\(filter)")
            list(found, total: 1)
            #expect(found.body["Resources"]?.arrayValue?.first?["id"]?.stringValue == id)
        }
    }
}
