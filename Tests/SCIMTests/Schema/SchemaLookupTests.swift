import SCIM
import Testing

@Suite("Looking schemas and attributes up") struct SchemaLookupTests {
    @Test(
        "a path finds its definition in any case",
        arguments: [
            ("username", "userName"), ("NAME.GIVENNAME", "givenName"), ("externalid", "externalId"), ("meta.created", "created"),
            ("urn:ietf:params:scim:schemas:core:2.0:user:USERNAME", "userName"), ("urn:ietf:params:scim:schemas:core:2.0:User:id", "id"),
            ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref", "$ref"),
        ])
    func found(path: String, name: String) throws {
        #expect(try ResourceSchemas.user.definition(of: AttributePath(path))?.name == name)
    }

    @Test(
        "an unknown path, or one that names a whole schema, finds none",
        arguments: [
            "members", "department", "name.nick", "userName.x", "urn:example:x:2.0:User:tag",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:userName", "urn:ietf:params:scim:schemas:core:2.0:User",
        ])
    func unknown(path: String) throws {
        #expect(try ResourceSchemas.user.definition(of: AttributePath(path)) == nil)
    }

    @Test("letters beyond ASCII compare exactly")
    func asciiOnly() {
        #expect(Schema.user.attribute(named: "TITLE") != nil)
        #expect(Schema.user.attribute(named: "T\u{130}TLE") == nil)
        #expect(Schema.user.attribute(named: "nic\u{212A}Name") == nil)
        #expect(SchemaURI("urn:x:\u{E9}") != SchemaURI("urn:x:\u{C9}"))
    }

    @Test("URIs are equal in any case and keep their spelling")
    func uris() {
        let upper: SchemaURI = "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER"
        #expect(upper == .user)
        #expect(Set([upper, .user, .group]).count == 2)
        #expect("\(upper)" == "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER")
        #expect(upper.rawValue != SchemaURI.user.rawValue)
        #expect(SchemaURI.user != .enterpriseUser)
    }

    @Test("only extensions are found as extensions")
    func extensions() {
        #expect(ResourceSchemas.user.schemaExtension(.enterpriseUser) == .enterpriseUser)
        #expect(ResourceSchemas.user.schemaExtension(.user) == nil)
        #expect(ResourceSchemas.group.schemaExtension(.enterpriseUser) == nil)
    }

    @Test("schemas differ when anything that is published of them does")
    func equality() {
        let schema = Schema(id: "urn:x", name: "X", description: "X", attributes: [AttributeDefinition(name: "a", description: "A")])
        let other = Schema(
            id: "urn:x", name: "X", description: "X", attributes: [AttributeDefinition(name: "a", description: "A", caseExact: true)])
        #expect(schema != other)
        #expect(schema == Schema(id: "URN:X", name: "X", description: "X", attributes: schema.attributes))
    }

    @Test("RFC 7643 §2.2: what an attribute is when nothing is said")
    func defaults() {
        let definition = AttributeDefinition(name: "a", description: "A")
        #expect(definition.type == .string && !definition.multiValued && !definition.required && !definition.caseExact)
        #expect(definition.mutability == .readWrite && definition.returned == .default && definition.uniqueness == .none)
        #expect(definition.canonicalValues.isEmpty && definition.referenceTypes.isEmpty && definition.subAttributes.isEmpty)
    }

    @Test("RFC 7643 §6: the resource types and the schemas that they name")
    func resourceTypes() {
        #expect(ResourceType.user.endpoint == "/Users" && ResourceType.user.schema == ResourceSchemas.user.core.id)
        #expect(ResourceType.user.schemaExtensions.map(\.schema) == ResourceSchemas.user.extensions.map(\.id))
        #expect(ResourceType.user.schemaExtensions.allSatisfy { !$0.required })
        #expect(ResourceType.group.endpoint == "/Groups" && ResourceType.group.schema == .group)
        #expect(ResourceType.group.schemaExtensions.isEmpty)
    }
}
