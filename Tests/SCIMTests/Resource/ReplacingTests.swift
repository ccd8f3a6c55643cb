import JSONDocument
import SCIM
import Testing

@Suite("PUT: what the body replaces and what stays") struct ReplacingTests {
    private static let badge = Schema(
        id: "urn:example:badge:2.0:User", name: "Badge", description: "Badge",
        attributes: [
            AttributeDefinition(name: "serial", description: "Serial", mutability: .immutable),
            AttributeDefinition(name: "printed", type: .dateTime, description: "Printed", mutability: .readOnly),
            AttributeDefinition(name: "colour", description: "Colour"),
            AttributeDefinition(
                name: "chip", type: .complex, description: "Chip",
                subAttributes: [
                    AttributeDefinition(name: "number", description: "Number", mutability: .immutable),
                    AttributeDefinition(name: "maker", description: "Maker", mutability: .readOnly),
                    AttributeDefinition(name: "key", description: "Key", mutability: .writeOnly, returned: .never),
                    AttributeDefinition(name: "note", description: "Note"),
                ]),
        ])
    private static let schemas = ResourceSchemas(core: .user, extensions: [.enterpriseUser, badge])

    private static func replace(_ existing: String, by body: String) throws -> JSONObject {
        let existing = Resource(try ReadingFixture.object(existing.replacing("$B", with: badge.id.rawValue)))
        let body = try ReadingFixture.json(body.replacing("$B", with: badge.id.rawValue))
        return try ResourceReader(schemas: schemas).read(body, replacing: existing).resource.document
    }

    private static func expect(
        _ existing: String, replacedBy body: String, gives result: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try ReadingFixture.object(result.replacing("$B", with: badge.id.rawValue))
        #expect(try replace(existing, by: body) == expected, sourceLocation: sourceLocation)
    }

    @Test("read-only attributes keep their values, whatever the body says")
    func readOnly() throws {
        let kept = #""id":"1","meta":{"resourceType":"User","version":"W/\"3\""},"groups":[{"value":"g"}]"#
        for sent in [#""id":"2","meta":{"resourceType":"Group"},"groups":[]"#, #""title":"T""#] {
            var result = try Self.replace(#"{"schemas":["$C"],"userName":"a",\#(kept)}"#, by: #"{"userName":"b",\#(sent)}"#)
            result["title"] = nil
            #expect(try result == ReadingFixture.object(#"{"schemas":["$C"],"userName":"b",\#(kept)}"#))
        }
    }

    @Test("what the body leaves out is gone, extensions too")
    func leftOut() throws {
        try Self.expect(
            #"{"schemas":["$C","$E"],"id":"1","userName":"a","title":"T","emails":[{"value":"x"}],"$E":{"department":"D"}}"#,
            replacedBy: #"{"userName":"a","emails":[]}"#, gives: #"{"schemas":["$C"],"id":"1","userName":"a"}"#)
    }

    @Test("a password that the body leaves out stays; one that it has replaces")
    func writeOnly() throws {
        let existing = #"{"schemas":["$C"],"userName":"a","password":"old"}"#
        try Self.expect(existing, replacedBy: #"{"userName":"a"}"#, gives: existing)
        try Self.expect(
            existing, replacedBy: #"{"userName":"a","password":"new"}"#, gives: #"{"schemas":["$C"],"userName":"a","password":"new"}"#)
    }

    @Test("an immutable value may be repeated or left out", arguments: [#","$B":{"serial":"7","colour":"red"}"#, #","$B:colour":"red""#])
    func immutableKept(sent: String) throws {
        try Self.expect(
            #"{"schemas":["$C","$B"],"userName":"a","$B":{"serial":"7","printed":"2026-01-01T00:00:00Z"}}"#,
            replacedBy: #"{"userName":"a"\#(sent)}"#,
            gives: #"{"schemas":["$C","$B"],"userName":"a","$B":{"serial":"7","printed":"2026-01-01T00:00:00Z","colour":"red"}}"#)
    }

    @Test("an extension that the body leaves out keeps what clients cannot remove, and stays named")
    func extensionKept() throws {
        try Self.expect(
            #"{"schemas":["$C","$B"],"userName":"a","$B":{"serial":"7","colour":"red"}}"#, replacedBy: #"{"userName":"a"}"#,
            gives: #"{"schemas":["$C","$B"],"userName":"a","$B":{"serial":"7"}}"#)
    }

    @Test("an immutable attribute without a value takes one")
    func immutableSet() throws {
        try Self.expect(
            #"{"schemas":["$C"],"userName":"a"}"#, replacedBy: #"{"userName":"a","$B":{"serial":"7","chip":{"number":"1"}}}"#,
            gives: #"{"schemas":["$C","$B"],"userName":"a","$B":{"serial":"7","chip":{"number":"1"}}}"#)
    }

    @Test(
        "another value for an immutable attribute is refused by name",
        arguments: [
            (#"{"serial":"8"}"#, "“urn:example:badge:2.0:User:serial” is immutable"),
            (#"{"chip":{"number":"2"}}"#, "“urn:example:badge:2.0:User:chip.number” is immutable"),
        ])
    func immutableRefused(sent: String, text: String) throws {
        do {
            _ = try Self.replace(
                #"{"userName":"a","$B":{"serial":"7","chip":{"number":"1"}}}"#, by: #"{"userName":"a","$B":\#(sent)}"#)
            Issue.record("\(sent) was accepted")
        } catch let error as SCIMError {
            #expect(error.keyword == .mutability)
            #expect(error.detail.contains(text), "\(error.detail)")
        }
    }

    @Test("the parts of a complex value follow the same rules")
    func parts() throws {
        try Self.expect(
            #"{"userName":"a","$B":{"chip":{"number":"1","maker":"M","key":"k","note":"n"}}}"#,
            replacedBy: #"{"userName":"a","$B":{"chip":{"maker":"X","note":"o"}}}"#,
            gives: #"{"schemas":["$C","$B"],"userName":"a","$B":{"chip":{"number":"1","maker":"M","key":"k","note":"o"}}}"#)
    }

    @Test("a manager keeps the name only while it is the same person", arguments: [("m1", #","displayName":"Boss""#), ("m2", "")])
    func manager(id: String, name: String) throws {
        try Self.expect(
            #"{"userName":"a","$E":{"manager":{"value":"m1","displayName":"Boss"}}}"#,
            replacedBy: #"{"userName":"a","$E":{"manager":"\#(id)"}}"#,
            gives: #"{"schemas":["$C","$E"],"userName":"a","$E":{"manager":{"value":"\#(id)"\#(name)}}}"#)
    }

    @Test("the body must be as good as that of a POST")
    func sameChecks() throws {
        let existing = Resource(try ReadingFixture.object(#"{"userName":"a"}"#))
        let error = #expect(throws: SCIMError.self) { try ResourceReader(schemas: .user).read(["title": "T"], replacing: existing) }
        #expect(error?.keyword == .invalidValue)
        #expect(error?.detail.contains("userName") == true)
        #expect(try ResourceReader(schemas: .user).read(["userName": "b", "x": 1], replacing: existing).ignored == ["x"])
    }
}
