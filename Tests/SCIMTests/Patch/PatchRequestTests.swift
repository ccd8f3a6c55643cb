import JSONDocument
import SCIM
import Testing

@Suite("PATCH requests") struct PatchRequestTests {
    private func read(_ json: String) throws -> [PatchOperation] {
        try PatchRequest(parsing: JSONValue(parsing: json)).operations
    }

    @Test("read names and operations in any case, and ignore what nobody knows")
    func spellings() throws {
        let operations = try read(
            """
            {"Schemas":["URN:ietf:params:scim:api:messages:2.0:PatchOp"],"operations":[
              {"Op":"Add","Path":"members","Value":[{"$ref":null,"value":"1"}],"name":"addMember","id":"7"},
              {"op":"REPLACE","value":{"displayName":"x"}},{"op":"remove","path":"title","value":null}]}
            """)
        #expect(operations.map(\.op) == [.add, .replace, .remove])
        #expect(operations.map { $0.path?.description } == ["members", nil, "title"])
    }

    @Test("may be empty, and may leave out schemas")
    func empty() throws {
        #expect(try read(#"{"Operations":[]}"#).isEmpty)
        #expect(try read(#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[]}"#).isEmpty)
    }

    @Test(
        "are refused by keyword",
        arguments: [
            ("[]", .invalidSyntax), ("{}", .invalidSyntax), (#"{"Operations":{}}"#, .invalidSyntax),
            (#"{"Operations":[1]}"#, .invalidSyntax),
            (#"{"schemas":["urn:x"],"Operations":[]}"#, .invalidSyntax), (#"{"Operations":[{"op":"move","path":"a"}]}"#, .invalidSyntax),
            (#"{"Operations":[{"path":"title","value":1}]}"#, .invalidSyntax), (#"{"Operations":[{"op":"remove"}]}"#, .noTarget),
            (#"{"Operations":[{"op":"add","path":"title"}]}"#, .invalidValue),
            (#"{"Operations":[{"op":"replace","value":"x"}]}"#, .invalidValue),
            (#"{"Operations":[{"op":"add","path":"1","value":1}]}"#, .invalidPath),
            (#"{"Operations":[{"op":"add","path":5,"value":1}]}"#, .invalidPath),
            (#"{"Operations":[{"op":"remove","path":"a[b is 1]"}]}"#, .invalidFilter),
        ] as [(String, SCIMError.Keyword)])
    func refusals(json: String, keyword: SCIMError.Keyword) {
        let error = #expect(throws: SCIMError.self) { try read(json) }
        #expect(error?.keyword == keyword, "\(error?.detail ?? "")")
    }

    @Test("write what they read")
    func roundTrip() throws {
        let request = PatchRequest([
            try PatchOperation(.replace, path: PatchPath(#"emails[type eq "work"].value"#), value: "a@b"),
            try PatchOperation(.add, value: ["title": "x"]),
            try PatchOperation(.remove, path: PatchPath("title")),
        ])
        #expect(
            request.json.text
                == #"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"emails[type eq \"work\"].value","value":"a@b"},{"op":"add","value":{"title":"x"}},{"op":"remove","path":"title"}]}"#
        )
        #expect(try PatchRequest(parsing: request.json) == request)
    }
}
