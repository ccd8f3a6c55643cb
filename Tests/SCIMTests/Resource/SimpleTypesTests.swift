import JSONDocument
import SCIM
import Testing

@Suite("RFC 7643 §2.3: the simple types") struct SimpleTypesTests {
    private static let schemas = ResourceSchemas(
        core: Schema(
            id: "urn:example:thing", name: "Thing", description: "Thing",
            attributes: [
                AttributeDefinition(name: "whole", type: .integer, description: "A whole number"),
                AttributeDefinition(name: "real", type: .decimal, description: "A number"),
                AttributeDefinition(name: "moment", type: .dateTime, description: "A moment"),
                AttributeDefinition(name: "moments", type: .dateTime, multiValued: true, description: "Moments"),
                AttributeDefinition(name: "bytes", type: .binary, description: "Bytes"),
                AttributeDefinition(name: "link", type: .reference, description: "A link"),
                AttributeDefinition(name: "labels", multiValued: true, description: "Labels"),
                AttributeDefinition(
                    name: "parts", type: .complex, multiValued: true, description: "Parts",
                    subAttributes: [
                        AttributeDefinition(name: "name", description: "A name", required: true),
                        AttributeDefinition(name: "sizes", type: .integer, multiValued: true, description: "Sizes"),
                    ]),
            ]))

    @Test(
        "values are kept to the last digit",
        arguments: [
            #""whole":7"#, #""whole":-9223372036854775808"#, #""real":1.50"#, #""real":-2e10"#, #""real":9007199254740993"#,
            #""moment":"2026-11-23T03:04:05.678+01:00""#, #""moments":["2026-11-23T03:04:05Z","2026-11-24T03:04:05Z"]"#,
            #""bytes":"TUlJ\nQz_-+/==""#, #""link":"https://example.com/?q=ü""#, #""labels":["a","b"]"#,
            #""parts":[{"name":"n","sizes":[1,2]}]"#,
        ])
    func kept(member: String) throws {
        let reading = try ReadingFixture.read("{\(member)}", Self.schemas)
        #expect(JSONValue.object(reading.resource.document).text == #"{"schemas":["urn:example:thing"],\#(member)}"#)
    }

    @Test(
        "values of other types are refused",
        arguments: [
            (#""whole":"7""#, "“whole” must be a whole number; found the string “7”"), (#""whole":7.5"#, "the number 7.5"),
            (#""real":"1.5""#, "“real” must be a number"), (#""real":true"#, "found true"),
            (#""moment":"yesterday""#, "“moment” must be a date and time such as “2026-11-23T03:04:05.678Z”; found the string “yesterday”"),
            (#""moment":"2026-02-29T00:00:00Z""#, "“moment” must be a date and time"), (#""moment":1234"#, "found the number 1234"),
            (#""moments":["2026-11-23T03:04:05Z","2026-11-23"]"#, "“moments[1]” must be a date and time"),
            (#""bytes":"a b%""#, "“bytes” must be base64 text"), (#""bytes":[1]"#, "found an array"),
            (#""link":{}"#, "“link” must be a string"),
            (#""labels":["a",5]"#, "“labels[1]” must be a string; found the number 5"),
            (#""parts":[{"name":"n"},{"sizes":[1]}]"#, "“parts[1].name” is required and missing"),
            (#""parts":[{"name":" "}]"#, "“parts[0].name” is required and must not be empty"),
            (#""parts":["n"]"#, "“parts[0]” must be an object"),
            (#""parts":[{"name":"n","sizes":["x"]}]"#, "“parts[0].sizes” must be a whole number"),
        ])
    func refused(member: String, text: String) throws {
        try ReadingFixture.expectRefusal("{\(member)}", .invalidValue, naming: text, Self.schemas)
    }

    @Test("a required attribute of an extension is asked for only where the extension is")
    func requiredInExtension() throws {
        let badge = Schema(
            id: "urn:example:badge", name: "Badge", description: "Badge",
            attributes: [
                AttributeDefinition(name: "serial", description: "Serial", required: true),
                AttributeDefinition(name: "colour", description: "Colour"),
                AttributeDefinition(name: "printed", description: "Printed", required: true, mutability: .readOnly),
            ])
        let schemas = ResourceSchemas(core: .group, extensions: [badge])
        #expect(try ReadingFixture.read(#"{"displayName":"G"}"#, schemas).resource.schemas == [.group])
        try ReadingFixture.expectRefusal(
            #"{"displayName":"G","urn:example:badge":{"colour":"red"}}"#, .invalidValue, naming: "“urn:example:badge:serial” is required",
            schemas)
        let reading = try ReadingFixture.read(#"{"displayName":"G","urn:example:badge:serial":"7"}"#, schemas)
        #expect(reading.resource.document["urn:example:badge"] == ["serial": "7"])
    }
}
