import JSONDocument
import SCIM
import Testing

@Suite("Members taken out of PATCH operations") struct MembersOperationTests {
    private func split(_ json: String) throws -> (members: MembersOperation?, rest: PatchOperation?) {
        let request = try PatchRequest(parsing: ["Operations": [JSONValue(parsing: json)]])
        return try #require(request.operations.first).split()
    }

    @Test(
        "in every shape",
        arguments: [
            (
                #"{"op":"Add","path":"members","value":[{"$ref":null,"value":"1"},"2"]}"#,
                .add([["$ref": nil, "value": "1"], ["value": "2"]])
            ),
            (#"{"op":"add","path":"members","value":"1"}"#, .add([["value": "1"]])),
            (#"{"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:Group:Members","value":{"value":"1"}}"#, .add([["value": "1"]])),
            (#"{"op":"Remove","path":"members","value":[{"$ref":null,"value":"1"}]}"#, .remove(["1"])),
            (#"{"op":"Remove","path":"members","value":[]}"#, .remove([])),
            (#"{"op":"remove","path":"members"}"#, .removeAll),
            (#"{"op":"replace","path":"members","value":[{"value":"1"}]}"#, .replace([["value": "1"]])),
            (#"{"op":"replace","path":"members","value":[]}"#, .replace([])),
            (#"{"op":"replace","path":"members","value":null}"#, .removeAll),
            (#"{"op":"add","value":{"members":["1"]}}"#, .add([["value": "1"]])),
            (#"{"op":"replace","value":{"urn:ietf:params:scim:schemas:core:2.0:Group":{"members":["1"]}}}"#, .replace([["value": "1"]])),
        ] as [(String, MembersOperation)])
    func shapes(json: String, expected: MembersOperation) throws {
        let (members, rest) = try split(json)
        #expect(members == expected)
        #expect(rest == nil)
    }

    @Test("by filter")
    func filter() throws {
        #expect(try split(#"{"op":"remove","path":"members[value eq \"1\"]"}"#).members == .removeMatching(Filter(#"value eq "1""#)))
    }

    @Test("leave the rest of the operation")
    func rest() throws {
        let both = try split(#"{"op":"replace","value":{"displayName":"x","members":["1"],"id":"7"}}"#)
        #expect(both.members == .replace([["value": "1"]]))
        #expect(try both.rest == PatchOperation(.replace, value: ["displayName": "x", "id": "7"]))
        let other = try split(#"{"op":"replace","path":"displayName","value":"x"}"#)
        #expect(other.members == nil)
        #expect(try other.rest == PatchOperation(.replace, path: PatchPath("displayName"), value: "x"))
        let none = try split(#"{"op":"replace","value":{}}"#)
        #expect(none.members == nil)
        #expect(none.rest != nil)
    }

    @Test(
        "are refused",
        arguments: [
            (#"{"op":"add","path":"members","value":[{"display":"x"}]}"#, .invalidValue),
            (#"{"op":"add","path":"members","value":[""]}"#, .invalidValue),
            (#"{"op":"add","path":"members","value":5}"#, .invalidValue),
            (#"{"op":"remove","path":"members","value":[null]}"#, .invalidValue),
            (#"{"op":"replace","path":"members[value eq \"1\"].display","value":"x"}"#, .mutability),
            (#"{"op":"remove","path":"members.value"}"#, .mutability),
            (#"{"op":"replace","path":"members[value eq \"1\"]","value":{"value":"2"}}"#, .mutability),
        ] as [(String, SCIMError.Keyword)])
    func refusals(json: String, keyword: SCIMError.Keyword) {
        let error = #expect(throws: SCIMError.self) { try split(json) }
        #expect(error?.keyword == keyword)
    }
}
