import JSONDocument
import SCIM
import SCIMServer
import Testing

@Suite("What changes nothing leaves version and lastModified")
struct UnchangedTests {
    @Test(
        "PATCH and PUT of a user",
        arguments: [
            #"[]"#,
            #"[{"op":"replace","path":"userName","value":"ann"}]"#,
            #"[{"op":"Replace","path":"active","value":"True"}]"#,
            #"[{"op":"remove","path":"nickName"}]"#,
            #"[{"op":"add","value":{"nickName":"x"}},{"op":"remove","path":"nickName"}]"#,
        ])
    func user(_ operations: String) async throws {
        try await ServiceFixture.with { fixture in
            let id = try await fixture.user("ann")
            let before = try await fixture.get(.user, id)
            fixture.moveClock(by: 5_000)
            try await fixture.patch(.user, id, JSONValue(parsing: operations))
            #expect(try await fixture.get(.user, id) == before)
            _ = try await fixture.service.replace(.user, id, body: before.serialized(), selection: ReturnedAttributes())
            #expect(try await fixture.get(.user, id) == before)
        }
    }

    @Test("a member who is there already, and one who is not there")
    func members() async throws {
        try await ServiceFixture.with { fixture in
            let (ann, ben) = (try await fixture.user("ann"), try await fixture.user("ben"))
            let group = try await fixture.group("staff", members: [ann])
            let before = try await fixture.get(.group, group)
            fixture.moveClock(by: 5_000)
            try await fixture.patch(.group, group, [["op": "add", "path": "members", "value": [["value": .string(ann)]]]])
            try await fixture.patch(.group, group, [["op": "remove", "path": .string("members[value eq \"\(ben)\"]")]])
            try await fixture.patch(.group, group, [["op": "remove", "path": "members", "value": [["value": "nobody"]]]])
            #expect(try await fixture.get(.group, group) == before)
        }
    }

    @Test("a real change moves both")
    func change() async throws {
        try await ServiceFixture.with { fixture in
            let id = try await fixture.user("ann")
            fixture.moveClock(by: 5_000)
            try await fixture.patch(.user, id, [["op": "replace", "path": "title", "value": "Dr"]])
            let meta = try await fixture.get(.user, id)["meta"]
            #expect(meta?["version"] == #"W/"2""#)
            #expect(meta?["created"] == "2026-01-01T00:00:00.000Z")
            #expect(meta?["lastModified"] == "2026-01-01T00:00:05.000Z")
        }
    }
}
