import JSONDocument
import SCIM
import Testing

@Suite("Values of a resource by path") struct ResourceValuesTests {
    private static let user = #"""
        {"schemas":["$C","$E"],"id":"1","externalId":"x","userName":"ann","name":{"givenName":"A"},
         "emails":[{"value":"a@x","type":"work"},{"value":"b@x"}],"$E":{"department":"D","manager":{"value":"m"}}}
        """#

    private static func resource(_ text: String = user) throws -> Resource { Resource(try ReadingFixture.object(text)) }

    private static func path(_ text: String) throws -> AttributePath {
        try AttributePath(text.replacing("$C", with: ReadingFixture.core).replacing("$E", with: ReadingFixture.enterprise))
    }

    @Test(
        "are found in any case, in extensions, and in every value",
        arguments: [
            ("userName", #""ann""#), ("USERNAME", #""ann""#), ("$C:userName", #""ann""#), ("name.GivenName", #""A""#),
            ("emails.value", #"["a@x","b@x"]"#), ("emails.type", #"["work"]"#), ("$E:department", #""D""#), ("$E:manager.value", #""m""#),
            ("$E", #"{"department":"D","manager":{"value":"m"}}"#), ("name", #"{"givenName":"A"}"#),
        ])
    func found(path: String, value: String) throws {
        #expect(try Self.resource().value(at: Self.path(path)) == ReadingFixture.json(value))
    }

    @Test(
        "are absent without an error",
        arguments: [
            "title", "name.familyName", "emails.display", "userName.x", "department", "$E:division", "urn:example:x:2.0:User:tag",
            "urn:example:x:2.0:User",
        ])
    func absent(path: String) throws {
        #expect(try Self.resource().value(at: Self.path(path)) == nil)
    }

    @Test("the whole document is the value of the core schema's URI")
    func whole() throws {
        #expect(try Self.resource().value(at: Self.path("$C")) == ReadingFixture.json(Self.user))
    }

    @Test(
        "are set and removed, and “schemas” follows",
        arguments: [
            ("title", #""T""#, #"{"schemas":["$C"],"title":"T"}"#), ("$C:title", #""T""#, #"{"schemas":["$C"],"title":"T"}"#),
            ("name.givenName", #""A""#, #"{"schemas":["$C"],"name":{"givenName":"A"}}"#),
            ("$E:department", #""D""#, #"{"schemas":["$C","$E"],"$E":{"department":"D"}}"#),
            ("$E", #"{"division":"V"}"#, #"{"schemas":["$C","$E"],"$E":{"division":"V"}}"#),
        ])
    func set(path: String, value: String, expected: String) throws {
        var resource = try Self.resource(#"{"schemas":["$C"]}"#)
        try resource.setValue(ReadingFixture.json(value), at: Self.path(path))
        #expect(try resource.document == ReadingFixture.object(expected))
        try resource.setValue(nil, at: Self.path(path))
        #expect(try resource.document == ReadingFixture.object(#"{"schemas":["$C"]}"#))
    }

    @Test("a part of a multi-valued attribute is set in every value")
    func everyValue() throws {
        var resource = try Self.resource()
        try resource.setValue("home", at: Self.path("emails.type"))
        #expect(try resource.document["emails"] == ReadingFixture.json(#"[{"value":"a@x","type":"home"},{"value":"b@x","type":"home"}]"#))
        try resource.setValue(nil, at: Self.path("emails.type"))
        try resource.setValue(nil, at: Self.path("emails.value"))
        #expect(resource.document["emails"] == nil)
    }

    @Test("an extension that “schemas” names first is still an extension")
    func extensionNamedFirst() throws {
        var resource = try Self.resource(#"{"schemas":["$E","$C"],"userName":"ann"}"#)
        try resource.setValue("D", at: Self.path("$E:department"))
        #expect(try resource.document == ReadingFixture.object(#"{"schemas":["$E","$C"],"userName":"ann","$E":{"department":"D"}}"#))
    }

    @Test("the core schema of another resource type is the one named first")
    func otherCore() throws {
        var device = Resource(["schemas": ["urn:example:core:2.0:Device"]])
        let path = try AttributePath("urn:example:core:2.0:Device:serial")
        device.setValue("7", at: path)
        #expect(device.document == ["schemas": ["urn:example:core:2.0:Device"], "serial": "7"])
        #expect(device.value(at: path) == "7")
    }

    @Test("the common attributes have names of their own")
    func commonAttributes() throws {
        var resource = try Self.resource()
        #expect(resource.id == "1")
        #expect(resource.externalID == "x")
        #expect(resource.schemas == [.user, .enterpriseUser])
        #expect(resource.meta == nil)
        resource.id = "2"
        resource.externalID = nil
        resource.schemas = []
        resource.meta = Meta(resourceType: "User", created: SCIMDateTime(millisecondsSince1970: 0), version: "W/\"1\"")
        #expect(resource.document["id"] == "2")
        #expect(resource.document["externalId"] == nil)
        #expect(resource.document["schemas"] == nil)
        #expect(resource.document["meta"] == ["resourceType": "User", "created": "1970-01-01T00:00:00.000Z", "version": "W/\"1\""])
    }

    @Test("parts of another server's meta that are of the wrong type count as absent")
    func foreignMeta() throws {
        let meta = Meta(["resourceType": 5, "created": "once", "LASTMODIFIED": "2026-01-01T00:00:00Z", "location": nil, "x": 1])
        #expect(meta == Meta(lastModified: SCIMDateTime("2026-01-01T00:00:00Z")))
    }
}
