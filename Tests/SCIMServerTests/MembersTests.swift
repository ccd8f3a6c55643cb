import JSONDocument
import SCIM
import SCIMServer
import Testing

@Suite("Members of groups")
struct MembersTests {
    @Test("members are served with value, type, $ref and display; users show their groups")
    func representation() async throws {
        try await ServiceFixture.with { fixture in
            let user = try await fixture.user("ann@example.com")
            let inner = try await fixture.group("inner", members: [user])
            let outer = try await fixture.group("outer", members: [user, inner])
            #expect(
                try await fixture.get(.group, outer)["members"] == [
                    [
                        "value": .string(user), "$ref": .string("https://host/one/scim/v2/Users/\(user)"), "display": "ann@example.com",
                        "type": "User",
                    ],
                    [
                        "value": .string(inner), "$ref": .string("https://host/one/scim/v2/Groups/\(inner)"), "display": "inner",
                        "type": "Group",
                    ],
                ])
            let groups = try await fixture.get(.user, user)["groups"]?.arrayValue
            #expect(groups?.map { $0["display"] } == ["inner", "outer"])
            #expect(groups?.map { $0["type"] } == ["direct", "direct"])
        }
    }

    @Test(
        "the shapes of add, remove and replace that clients send",
        arguments: [
            (#"[{"op":"Add","path":"members","value":[{"$ref":null,"value":"$C"}]}]"#, ["A", "B", "C"]),
            (#"[{"op":"add","path":"members","value":"$C"}]"#, ["A", "B", "C"]),
            (#"[{"op":"add","value":{"members":[{"value":"$C"}]}}]"#, ["A", "B", "C"]),
            (#"[{"op":"Remove","path":"members","value":[{"value":"$A"}]}]"#, ["B"]),
            (#"[{"op":"remove","path":"members[value eq \"$A\"]"}]"#, ["B"]),
            (#"[{"op":"remove","path":"members[value eq \"$A\" or value eq \"$B\"]"}]"#, []),
            (#"[{"op":"remove","path":"members[display sw \"a\"]"}]"#, ["B"]),
            (#"[{"op":"remove","path":"members"}]"#, []),
            (#"[{"op":"replace","path":"members","value":[{"value":"$C"}]}]"#, ["C"]),
            (#"[{"op":"replace","value":{"members":[]}}]"#, []),
            (#"[{"op":"add","path":"members","value":[{"value":"$C"}]},{"op":"remove","path":"members[value eq \"$C\"]"}]"#, ["A", "B"]),
            (
                #"[{"op":"replace","path":"displayName","value":"renamed"},{"op":"add","path":"members","value":[{"value":"$C"}]}]"#,
                ["A", "B", "C"]
            ),
        ] as [(String, [String])])
    func shapes(_ operations: String, _ expected: [String]) async throws {
        try await ServiceFixture.with { fixture in
            let ids = ["A": try await fixture.user("ann"), "B": try await fixture.user("ben"), "C": try await fixture.user("cid")]
            let group = try await fixture.group("staff", members: [ids["A"] ?? "", ids["B"] ?? ""])
            let filled = ids.reduce(operations) { $0.replacing("$\($1.key)", with: $1.value) }
            try await fixture.patch(.group, group, JSONValue(parsing: filled))
            #expect(try await fixture.members(of: group) == expected.compactMap { ids[$0] })
        }
    }

    @Test("an unknown member is named, and nothing of the request happens")
    func unknown() async throws {
        try await ServiceFixture.with { fixture in
            let group = try await fixture.group("staff")
            let request: JSONValue = [
                ["op": "replace", "path": "displayName", "value": "renamed"],
                ["op": "add", "path": "members", "value": [["value": "nobody"]]],
            ]
            let error = await #expect(throws: SCIMError.self) { try await fixture.patch(.group, group, request) }
            #expect(error?.keyword == .invalidValue)
            #expect(error?.detail.contains("nobody") == true)
            #expect(try await fixture.get(.group, group)["displayName"] == "staff")
        }
    }

    @Test("a group cannot contain itself")
    func itself() async throws {
        try await ServiceFixture.with { fixture in
            let group = try await fixture.group("staff")
            await #expect(throws: SCIMError.invalidValue("")) {
                try await fixture.patch(.group, group, [["op": "add", "path": "members", "value": [["value": .string(group)]]]])
            }
        }
    }

    @Test("all members of a large group are served")
    func large() async throws {
        try await ServiceFixture.with { fixture in
            let users = try await fixture.users(2_101)
            let group = try await fixture.group("staff", members: users)
            #expect(try await Set(fixture.members(of: group)) == Set(users))
            #expect(
                try await fixture.list(.group, "displayName eq \"staff\"")["Resources"]?.arrayValue?.first?["members"]?.arrayValue?.count
                    == 2_101)
        }
    }

    @Test("PUT replaces the members")
    func put() async throws {
        try await ServiceFixture.with { fixture in
            let (ann, ben) = (try await fixture.user("ann"), try await fixture.user("ben"))
            let group = try await fixture.group("staff", members: [ann])
            let body: JSONValue = ["displayName": "staff", "members": [["value": .string(ben)]]]
            _ = try await fixture.service.replace(.group, group, body: body.serialized(), selection: ReturnedAttributes())
            #expect(try await fixture.members(of: group) == [ben])
        }
    }
}
