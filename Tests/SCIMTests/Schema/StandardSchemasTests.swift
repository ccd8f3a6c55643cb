import SCIM
import Testing

@Suite("RFC 7643 §8.7.1: the schemas of users and groups") struct StandardSchemasTests {
    static let schemas: [Schema] = [.user, .group, .enterpriseUser]

    private static func definition(_ schema: SchemaURI, _ path: String) throws -> AttributeDefinition {
        let schema = try #require(schemas.first { $0.id == schema })
        let parts = path.split(separator: ".").map(String.init)
        let attribute = try #require(schema.attribute(named: parts[0]))
        return try parts.count == 1 ? attribute : #require(attribute.subAttribute(named: parts[1]))
    }

    @Test("list their attributes in the order of the RFC")
    func names() {
        #expect(
            Schema.user.attributes.map(\.name) == [
                "userName", "name", "displayName", "nickName", "profileUrl", "title", "userType", "preferredLanguage", "locale", "timezone",
                "active", "password", "emails", "phoneNumbers", "ims", "photos", "addresses", "groups", "entitlements", "roles",
                "x509Certificates",
            ])
        #expect(Schema.group.attributes.map(\.name) == ["displayName", "members"])
        #expect(
            Schema.enterpriseUser.attributes.map(\.name) == [
                "employeeNumber", "costCenter", "organization", "division", "department", "manager",
            ])
    }

    @Test(
        "have a name and a URI",
        arguments: zip(
            schemas,
            [
                ("User", "urn:ietf:params:scim:schemas:core:2.0:User"), ("Group", "urn:ietf:params:scim:schemas:core:2.0:Group"),
                ("EnterpriseUser", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
            ]))
    func identity(schema: Schema, expected: (name: String, uri: String)) {
        #expect(schema.name == expected.name)
        #expect(schema.id.rawValue == expected.uri)
    }

    @Test(
        "complex attributes have these parts",
        arguments: [
            (.user, "name", ["formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"]),
            (.user, "emails", ["value", "display", "type", "primary"]), (.user, "phoneNumbers", ["value", "display", "type", "primary"]),
            (.user, "ims", ["value", "display", "type", "primary"]), (.user, "photos", ["value", "display", "type", "primary"]),
            (.user, "entitlements", ["value", "display", "type", "primary"]), (.user, "roles", ["value", "display", "type", "primary"]),
            (.user, "x509Certificates", ["value", "display", "type", "primary"]),
            (.user, "addresses", ["formatted", "streetAddress", "locality", "region", "postalCode", "country", "type", "primary"]),
            (.user, "groups", ["value", "$ref", "display", "type"]), (.group, "members", ["value", "$ref", "type", "display"]),
            (.enterpriseUser, "manager", ["value", "$ref", "displayName"]),
        ] as [(SchemaURI, String, [String])])
    func parts(schema: SchemaURI, name: String, parts: [String]) throws {
        let definition = try Self.definition(schema, name)
        #expect(definition.type == .complex)
        #expect(definition.subAttributes.map(\.name) == parts)
    }

    @Test(
        "types",
        arguments: [
            (.user, "userName", .string), (.user, "active", .boolean), (.user, "profileUrl", .reference),
            (.user, "photos.value", .reference),
            (.user, "x509Certificates.value", .binary), (.user, "emails.primary", .boolean), (.user, "addresses.primary", .boolean),
            (.user, "groups.$ref", .reference), (.group, "members.$ref", .reference), (.enterpriseUser, "manager.$ref", .reference),
            (.enterpriseUser, "employeeNumber", .string),
        ] as [(SchemaURI, String, AttributeType)])
    func types(schema: SchemaURI, path: String, type: AttributeType) throws {
        #expect(try Self.definition(schema, path).type == type)
    }

    @Test("exactly these attributes are multi-valued")
    func multiValued() {
        let names = Self.schemas.flatMap(\.attributes).filter(\.multiValued).map(\.name)
        #expect(
            names == [
                "emails", "phoneNumbers", "ims", "photos", "addresses", "groups", "entitlements", "roles", "x509Certificates", "members",
            ])
        #expect(Self.schemas.flatMap(\.attributes).flatMap(\.subAttributes).allSatisfy { !$0.multiValued && $0.subAttributes.isEmpty })
    }

    @Test("exactly these are not readWrite, returned by default, optional and free to repeat")
    func characteristics() {
        var found: Set<String> = []
        for schema in Self.schemas {
            for attribute in schema.attributes {
                let parts = attribute.subAttributes.map { ("\(attribute.name).\($0.name)", $0) }
                for (path, definition) in [(attribute.name, attribute)] + parts {
                    if definition.mutability != .readWrite { found.insert("\(path) \(definition.mutability)") }
                    if definition.returned != .default { found.insert("\(path) returned \(definition.returned)") }
                    if definition.uniqueness != .none { found.insert("\(path) unique \(definition.uniqueness)") }
                    if definition.required { found.insert("\(schema.name).\(path) required") }
                }
            }
        }
        #expect(
            found == [
                "password writeOnly", "password returned never", "userName unique server", "User.userName required",
                "Group.displayName required", "groups readOnly", "groups.value readOnly", "groups.$ref readOnly", "groups.display readOnly",
                "groups.type readOnly", "members.value immutable", "members.$ref immutable", "members.type immutable",
                "members.display immutable", "manager.displayName readOnly",
            ])
    }

    @Test(
        "canonical values and kinds of references",
        arguments: [
            (.user, "emails.type", ["work", "home", "other"], []),
            (.user, "phoneNumbers.type", ["work", "home", "mobile", "fax", "pager", "other"], []),
            (.user, "ims.type", ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"], []),
            (.user, "photos.type", ["photo", "thumbnail"], []), (.user, "addresses.type", ["work", "home", "other"], []),
            (.user, "groups.type", ["direct", "indirect"], []), (.user, "roles.type", [], []),
            (.group, "members.type", ["User", "Group"], []),
            (.user, "groups.$ref", [], ["User", "Group"]), (.group, "members.$ref", [], ["User", "Group"]),
            (.enterpriseUser, "manager.$ref", [], ["User"]), (.user, "profileUrl", [], ["external"]),
            (.user, "photos.value", [], ["external"]),
        ] as [(SchemaURI, String, [String], [String])])
    func suggestions(schema: SchemaURI, path: String, canonicalValues: [String], referenceTypes: [String]) throws {
        let definition = try Self.definition(schema, path)
        #expect(definition.canonicalValues == canonicalValues)
        #expect(definition.referenceTypes == referenceTypes)
    }

    @Test("user names compare without regard to case; ids, references and bytes with it")
    func caseExact() throws {
        for path in ["userName", "displayName", "emails.value", "name.familyName", "roles.value"] {
            #expect(try !Self.definition(.user, path).caseExact, "\(path)")
        }
        for path in ["password", "profileUrl", "groups.value", "photos.value", "x509Certificates.value"] {
            #expect(try Self.definition(.user, path).caseExact, "\(path)")
        }
        #expect(try Self.definition(.group, "members.value").caseExact)
        #expect(try Self.definition(.enterpriseUser, "manager.value").caseExact)
        #expect(Schema.commonAttribute(named: "id")?.caseExact == true)
        #expect(Schema.commonAttribute(named: "externalId")?.caseExact == true)
    }

    @Test("RFC 7643 §3.1: the common attributes")
    func commonAttributes() throws {
        #expect(Schema.commonAttributes.map(\.name) == ["schemas", "id", "externalId", "meta"])
        let id = try #require(Schema.commonAttribute(named: "ID"))
        #expect(id.mutability == .readOnly && id.returned == .always && id.uniqueness == .server && id.required)
        let meta = try #require(Schema.commonAttribute(named: "meta"))
        #expect(meta.subAttributes.map(\.name) == ["resourceType", "created", "lastModified", "location", "version"])
        #expect(meta.mutability == .readOnly && meta.subAttributes.allSatisfy { $0.mutability == .readOnly })
        #expect(meta.subAttribute(named: "lastmodified")?.type == .dateTime)
    }
}
