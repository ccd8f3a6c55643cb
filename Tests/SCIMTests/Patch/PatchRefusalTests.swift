import JSONDocument
import SCIM
import Testing

@Suite("PATCH refusals") struct PatchRefusalTests {
    @Test(
        "come by keyword and name the attribute",
        arguments: [
            (#"{"op":"replace","path":"id","value":"2"}"#, .mutability, "id"), (#"{"op":"remove","path":"meta"}"#, .mutability, "meta"),
            (#"{"op":"add","path":"groups","value":[{"value":"g"}]}"#, .mutability, "groups"),
            (#"{"op":"add","path":"meta.created","value":"x"}"#, .mutability, "meta"),
            (#"{"op":"remove","path":"userName"}"#, .mutability, "userName"),
            (#"{"op":"replace","value":{"userName":null}}"#, .mutability, "userName"),
            (#"{"op":"replace","path":"userName","value":" "}"#, .invalidValue, "userName"),
            (#"{"op":"add","path":"bogus","value":1}"#, .invalidPath, "bogus"),
            (#"{"op":"add","path":"name.bogus","value":1}"#, .invalidPath, "name.bogus"),
            (#"{"op":"remove","path":"urn:example:x:2.0:User:tag"}"#, .invalidPath, "tag"),
            (#"{"op":"remove","path":"title[value eq 1]"}"#, .invalidPath, "title"),
            (#"{"op":"remove","path":"urn:ietf:params:scim:schemas:core:2.0:User"}"#, .noTarget, "core:2.0:User"),
            (#"{"op":"replace","path":"emails[value co \"q\"].value","value":"a"}"#, .noTarget, "emails"),
            (#"{"op":"add","path":"emails[type eq \"a\" or type eq \"b\"]","value":{"value":"a"}}"#, .noTarget, "emails"),
            (#"{"op":"replace","path":"emails[type eq \"a\" and type eq \"b\"].value","value":"a"}"#, .noTarget, "emails"),
            (#"{"op":"remove","path":"emails[primary gt true]"}"#, .invalidFilter, "primary"),
            (#"{"op":"replace","path":"active","value":"maybe"}"#, .invalidValue, "active"),
            (#"{"op":"replace","path":"title","value":5}"#, .invalidValue, "title"),
            (#"{"op":"replace","path":"title","value":["a","b"]}"#, .invalidValue, "title"),
            (#"{"op":"add","path":"name","value":"x"}"#, .invalidValue, "name"),
            (#"{"op":"add","path":"name.givenName","value":{}}"#, .invalidValue, "name.givenName"),
            (#"{"op":"add","path":"emails","value":[1]}"#, .invalidValue, "emails"),
            (#"{"op":"add","path":"emails[type eq \"work\"].value","value":7}"#, .invalidValue, "emails"),
            (#"{"op":"add","value":{"active":"yes"}}"#, .invalidValue, "active"),
            (#"{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","value":1}"#, .invalidValue, "enterprise"),
        ] as [(String, SCIMError.Keyword, String)])
    func refusals(operation: String, keyword: SCIMError.Keyword, name: String) throws {
        let error = try #require(PatchFixture.refusal(#"{"id":"1","userName":"a","emails":[{"value":"e","type":"home"}]}"#, operation))
        #expect(error.keyword == keyword, "\(error.detail)")
        #expect(error.detail.contains(name), "\(error.detail)")
    }

    @Test("say which operation it was, and leave the resource as it was")
    func allOrNothing() throws {
        let operations = #"[{"op":"replace","path":"title","value":"T"},{"op":"replace","path":"bogus","value":1}]"#
        let error = try #require(PatchFixture.refusal(#"{"title":"old"}"#, operations))
        #expect(error.detail.hasPrefix("Operations[1]: "))
    }

    @Test("protect what is immutable once it is set")
    func immutable() throws {
        let badge = Schema(
            id: "urn:example:badge", name: "Badge", description: "",
            attributes: [AttributeDefinition(name: "number", description: "", mutability: .immutable)])
        let schemas = ResourceSchemas(core: .user, extensions: [badge])
        let set = #"{"op":"add","path":"urn:example:badge:number","value":"1"}"#
        let resource = try PatchFixture.patch(#"{"userName":"a"}"#, set, schemas)
        #expect(resource["urn:example:badge"]?["number"] == "1")
        #expect(try PatchFixture.patch(resource.text, set, schemas) == resource)
        #expect(PatchFixture.refusal(resource.text, set.replacing("\"1\"", with: "\"2\""), schemas)?.keyword == .mutability)
        #expect(PatchFixture.refusal(resource.text, #"{"op":"remove","path":"urn:example:badge"}"#, schemas)?.keyword == .mutability)
        #expect(
            PatchFixture.refusal(
                #"{"members":[{"value":"1"}]}"#, #"{"op":"replace","path":"members[value eq \"1\"].value","value":"2"}"#, .group)?
                .keyword == .mutability)
    }
}
