import JSONDocument
import SCIM
import Testing

/// What Entra ID sends, legacy and with `aadOptscim062020`; the bodies of `entra-scim-wire.md` §4.5 and §5.
@Suite("PATCH as Entra ID sends it") struct EntraPatchTests {
    private static let urn = PatchFixture.enterprise

    @Test("disables and enables, with booleans in strings", arguments: ["\"False\"", "false", "\"false\""])
    func disable(value: String) throws {
        try PatchFixture.expect(#"{"active":true}"#, #"{"op":"Replace","path":"active","value":\#(value)}"#, gives: #"{"active":false}"#)
    }

    @Test(
        "creates the value that a filter describes and merges the operations that follow", arguments: ["Add", "Replace", "add", "replace"])
    func createsValues(op: String) throws {
        try PatchFixture.expect(
            #"{"userName":"x"}"#,
            """
            [{"op":"\(op)","path":"addresses[type eq \\"work\\"].streetAddress","value":"1 Way"},
             {"op":"\(op)","path":"addresses[type eq \\"work\\"].postalCode","value":"98052"},
             {"op":"\(op)","path":"addresses[type eq \\"other\\"].formatted","value":"Room 1"},
             {"op":"\(op)","path":"emails[type eq \\"work\\"].value","value":"x@y"},
             {"op":"\(op)","path":"roles[primary eq \\"True\\"].value","value":"Admin"}]
            """,
            gives: """
                {"userName":"x","addresses":[{"type":"work","streetAddress":"1 Way","postalCode":"98052"},{"type":"other","formatted":"Room 1"}],
                 "emails":[{"type":"work","value":"x@y"}],"roles":[{"primary":true,"value":"Admin"}]}
                """)
    }

    @Test("changes the value that a filter selects")
    func changesValues() throws {
        try PatchFixture.expect(
            #"{"emails":[{"type":"work","value":"old","primary":true},{"type":"home","value":"h"}]}"#,
            #"[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"new"},{"op":"replace","path":"emails[primary eq true].display","value":"N"}]"#,
            gives: #"{"emails":[{"type":"work","value":"new","primary":true,"display":"N"},{"type":"home","value":"h"}]}"#)
    }

    @Test("joins attributes in one object with flat names and URNs")
    func flatNames() throws {
        try PatchFixture.expect(
            #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"a","name":{"familyName":"F"}}"#,
            """
            {"op":"replace","value":{"displayName":"B","name.givenName":"K","\(Self.urn):employeeNumber":"7","active":"True","id":"9","bogus":1,
              "\(Self.urn):manager":"m1","emails[type eq \\"work\\"].value":"w@x","urn:ietf:params:scim:schemas:core:2.0:User:title":"T",
              "meta":{"resourceType":"User"},"groups":[],"urn:example:other:2.0:User:tag":"t","schemas":["x"]}}
            """,
            gives: """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","\(Self.urn)"],"id":"1","userName":"a","displayName":"B","title":"T",
                 "name":{"familyName":"F","givenName":"K"},"active":true,"emails":[{"type":"work","value":"w@x"}],
                 "\(Self.urn)":{"employeeNumber":"7","manager":{"value":"m1"}}}
                """)
    }

    @Test("nests the extension's object")
    func nestedExtension() throws {
        try PatchFixture.expect(
            #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}"#,
            #"{"op":"add","value":{"\#(Self.urn)":{"department":"Legal","manager":{"value":"m"},"bogus":1}}}"#,
            gives:
                #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","\#(Self.urn)"],"\#(Self.urn)":{"department":"Legal","manager":{"value":"m"}}}"#
        )
    }

    @Test(
        "sets the manager in every shape, and knows it by its bare name",
        arguments: [
            #""path":"U:manager","value":"m2""#, #""path":"manager","value":[{"$ref":"http://x/Users/m2","value":"m2"}]"#,
            #""path":"U:manager","value":{"value":"m2"}"#, #""path":"U:manager.value","value":"m2""#,
            #""path":"U","value":{"manager":"m2"}"#,
            #""value":{"U:manager":{"value":"m2","displayName":"ignored"}}"#, #""value":{"U":{"manager.value":"m2"}}"#,
        ])
    func manager(operation: String) throws {
        let operation = operation.replacing("U:", with: Self.urn + ":").replacing("\"U\"", with: "\"\(Self.urn)\"")
        for op in ["Add", "Replace"] {
            let old = #"{"\#(Self.urn)":{"manager":{"value":"m1","$ref":"http://x/Users/m1","displayName":"Old"},"department":"D"}}"#
            let patched = try PatchFixture.patch(old, "{\"op\":\"\(op)\",\(operation)}")
            let manager = try #require(patched[Self.urn]?["manager"]?.objectValue)
            #expect(manager["value"] == "m2")
            #expect(manager["displayName"] == nil)
            #expect(manager["$ref"] == nil || manager["$ref"] == "http://x/Users/m2")
            #expect(patched[Self.urn]?["department"] == "D")
        }
    }

    @Test(
        "clears the manager in every shape, and the extension with its last value",
        arguments: [
            #""op":"replace","path":"U:manager","value":{"value":""}"#, #""op":"replace","path":"U:manager","value":"""#,
            #""op":"Replace","path":"U:manager","value":null"#, #""op":"Remove","path":"U:manager""#,
            #""op":"remove","path":"U:manager.value""#,
            #""op":"replace","path":"U:manager.value","value":"""#, #""op":"replace","value":{"U:manager":""}"#,
            #""op":"replace","path":"U:manager","value":[]"#, #""op":"replace","path":"U:manager","value":{"value":null}"#,
        ])
    func clearManager(operation: String) throws {
        try PatchFixture.expect(
            #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","\#(Self.urn)"],"\#(Self.urn)":{"manager":{"value":"m1","$ref":"r"}}}"#,
            "{" + operation.replacing("U:", with: Self.urn + ":") + "}",
            gives: #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}"#)
    }

    @Test("removes the members that a value names, and no others")
    func removeMembers() throws {
        let group = #"{"members":[{"value":"1"},{"value":"2"},{"value":"3"}]}"#
        for value in [#"[{"$ref":null,"value":"1"},{"value":"9"}]"#, #"["1"]"#, #"{"value":"1"}"#, #""1""#] {
            try PatchFixture.expect(
                group, #"{"op":"Remove","path":"members","value":\#(value)}"#, gives: #"{"members":[{"value":"2"},{"value":"3"}]}"#, .group)
        }
        try PatchFixture.expect(group, #"{"op":"Remove","path":"members","value":[]}"#, gives: group, .group)
    }

    @Test("adds members with a null $ref, and by a bare id")
    func addMembers() throws {
        try PatchFixture.expect(
            #"{"displayName":"g"}"#, #"{"op":"Add","path":"members","value":[{"$ref":null,"value":"1"},"2"]}"#,
            gives: #"{"displayName":"g","members":[{"value":"1"},{"value":"2"}]}"#, .group)
    }

    @Test("keeps roles whose value is JSON text")
    func roles() throws {
        try PatchFixture.expect(
            "{}", #"{"op":"Add","path":"roles","value":[{"value":"{\"id\":\"1\"}"}]}"#, gives: #"{"roles":[{"value":"{\"id\":\"1\"}"}]}"#)
    }

    @Test("applies operations on one attribute in their order")
    func order() throws {
        try PatchFixture.expect(
            #"{"externalId":"a"}"#,
            #"[{"op":"remove","path":"externalId"},{"op":"add","value":{"externalId":"b"}},{"op":"replace","value":{"externalId":"c"}}]"#,
            gives: #"{"externalId":"c"}"#)
    }

    @Test("changes nothing for an empty list of operations")
    func nothing() throws {
        try PatchFixture.expect(#"{"userName":"a"}"#, "[]", gives: #"{"userName":"a"}"#)
    }
}
