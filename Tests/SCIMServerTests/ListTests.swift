import JSONDocument
import SCIM
import SCIMServer
import Testing

@Suite("Lists")
struct ListTests {
    private func names(_ list: JSONValue) -> [String] {
        list["Resources"]?.arrayValue?.compactMap { $0["userName"]?.stringValue } ?? []
    }

    @Test(
        "index paging",
        arguments: [
            (nil, nil, ["u1", "u2", "u3", "u4", "u5"]), (2, 2, ["u2", "u3"]), (5, 10, ["u5"]), (6, 10, []), (1, 0, []), (1, -3, []),
            (-7, 2, ["u1", "u2"]), (0, 1, ["u1"]),
        ] as [(Int?, Int?, [String])])
    func paging(_ startIndex: Int?, _ count: Int?, _ expected: [String]) async throws {
        try await ServiceFixture.with { fixture in
            for number in 1...5 { _ = try await fixture.user("u\(number)") }
            // Once from the index and once by evaluation.
            for filter in [nil, #"userName sw "u""#] {
                let list = try await fixture.list(.user, filter, startIndex: startIndex, count: count)
                #expect(names(list) == expected)
                #expect(list["totalResults"] == 5)
                #expect(list["itemsPerPage"]?.intValue == expected.count)
                #expect(list["startIndex"]?.intValue == max(1, startIndex ?? 1))
                #expect(list["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:ListResponse"])
            }
        }
    }

    @Test(
        "filters over every kind of attribute",
        arguments: [
            (#"userName eq "BABS@example.com""#, 1), (#"emails[type eq "work"].value eq "babs@example.com""#, 1),
            (#"emails[type eq "home"].value eq "babs@example.com""#, 0), (#"active eq true"#, 2), (#"active eq false"#, 1),
            (#"name.givenName eq "barbara""#, 1), (#"name.familyName eq "Jensen""#, 2), (#"externalId eq "E1""#, 1),
            (#"externalId eq "e1""#, 0), (#"userName eq "babs@example.com" and active eq false"#, 0),
            (#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "tours""#, 1),
            (#"meta.created gt "2025-01-01T00:00:00Z""#, 3), (#"meta.resourceType eq "Group""#, 0), (#"groups pr"#, 1),
            (#"groups.display eq "staff""#, 1), (#"not (groups pr)"#, 2), (#"title pr"#, 0),
        ])
    func filters(_ filter: String, _ total: Int) async throws {
        try await ServiceFixture.with { fixture in
            let babs = try await fixture.create(
                .user,
                [
                    "userName": "babs@example.com", "externalId": "E1", "name": ["givenName": "Barbara", "familyName": "Jensen"],
                    "emails": [["type": "work", "value": "babs@example.com"]],
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["department": "Tours"],
                ])
            _ = try await fixture.create(.user, ["userName": "jim", "name": ["familyName": "jensen"], "active": false])
            _ = try await fixture.create(.user, ["userName": "kim"])
            _ = try await fixture.group("staff", members: [babs["id"]?.stringValue ?? ""])
            #expect(try await fixture.list(.user, filter)["totalResults"]?.intValue == total)
        }
    }

    @Test("a filter that makes no sense is refused, with users and without")
    func refusals() async throws {
        try await ServiceFixture.with { fixture in
            for filter in ["userName eq", "userName xx \"a\"", "active gt true"] {
                await #expect(throws: SCIMError.invalidFilter("")) { _ = try await fixture.list(.user, filter) }
            }
        }
    }

    @Test("a scan goes through all pages")
    func scan() async throws {
        try await ServiceFixture.with { fixture in
            _ = try await fixture.users(1_203)
            let list = try await fixture.list(.user, #"userName ew "3""#, startIndex: 120, count: 5)
            #expect(list["totalResults"] == 121)
            #expect(names(list).count == 2)
        }
    }
}
