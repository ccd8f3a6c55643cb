import JSONDocument
import SCIM
import Testing

@Suite("The member “schemas” of a body") struct SchemasMemberTests {
    @Test(
        "is made of the core schema and the extensions that have values",
        arguments: [
            #""schemas":["$C"]"#, #""schemas":["$C","$E"]"#, #""schemas":["$E","$C"]"#, #""schemas":["$C","urn:example:x"]"#,
            #""schemas":"$C""#, #""schemas":[]"#, #""schemas":null"#, #""title":"T""#, #""SCHEMAS":["$C"]"#,
            #""schemas":["URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER"]"#,
            #""schemas":["urn:scim:schemas:core:1.0"]"#, #""schemas":["urn:scim:schemas:core:2.0"]"#,
        ])
    func written(members: String) throws {
        let without = try ReadingFixture.read(#"{"userName":"ann",\#(members)}"#).resource
        #expect(without.schemas == [.user])
        #expect(without.document.members.first?.name == "schemas")
        let with = try ReadingFixture.read(#"{"userName":"ann","$E":{"department":"D"},\#(members)}"#).resource
        #expect(with.schemas == [.user, .enterpriseUser])
    }

    @Test("does not name an extension without a value", arguments: ["{}", "null", #"{"department":null}"#, #"{"manager":""}"#])
    func emptyExtension(object: String) throws {
        let resource = try ReadingFixture.read(#"{"schemas":["$C","$E"],"userName":"ann","$E":\#(object)}"#).resource
        #expect(try resource.document == ReadingFixture.object(#"{"schemas":["$C"],"userName":"ann"}"#))
    }

    @Test("may name schemas that nobody knows; they are reported")
    func unknown() throws {
        let legacy = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"
        let reading = try ReadingFixture.read(#"{"schemas":["$G","\#(legacy)"],"displayName":"G"}"#, .group)
        #expect(reading.ignored == [legacy])
        #expect(reading.resource.schemas == [.group])
    }

    @Test(
        "is refused when it names other schemas only, or is not text",
        arguments: [
            (#"["$G"]"#, "must contain “urn:ietf:params:scim:schemas:core:2.0:User”"), (#"["$E"]"#, "must contain"),
            (#""urn:example:x""#, "urn:example:x"), ("[1]", "the number 1"), (#"[{"value":"$C"}]"#, "an object"), ("7", "the number 7"),
            ("[null]", "null"),
        ])
    func refused(schemas: String, text: String) throws {
        try ReadingFixture.expectRefusal(#"{"schemas":\#(schemas),"userName":"ann"}"#, .invalidSyntax, naming: text)
    }
}
