import SCIM
import Testing

@Suite("Attribute paths") struct AttributePathTests {
    private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

    @Test(
        "take a path apart and give its text back",
        arguments: [
            ("userName", nil, "userName", nil),
            ("name.givenName", nil, "name", "givenName"),
            ("members.$ref", nil, "members", "$ref"),
            ("x-custom_1$", nil, "x-custom_1$", nil),
            ("\(enterprise):department", enterprise, "department", nil),
            ("\(enterprise):manager.value", enterprise, "manager", "value"),
            (enterprise, enterprise, nil, nil),
            ("urn:ietf:params:scim:schemas:core:2.0:User:userName", "urn:ietf:params:scim:schemas:core:2.0:User", "userName", nil),
            ("URN:example:badge:number", "URN:example:badge", "number", nil),
        ] as [(String, String?, String?, String?)])
    func parts(text: String, schema: String?, attribute: String?, subAttribute: String?) throws {
        let path = try AttributePath(text)
        #expect(path.schema?.rawValue == schema)
        #expect(path.attribute == attribute)
        #expect(path.subAttribute == subAttribute)
        #expect(path.description == text)
    }

    @Test("compare without regard to case")
    func equality() throws {
        let path = try AttributePath("\(Self.enterprise):Manager.Value")
        let other = try AttributePath("\(Self.enterprise.uppercased()):manager.VALUE")
        #expect(path == other)
        #expect(path.hashValue == other.hashValue)
        #expect(try AttributePath("name.givenName") != AttributePath("name.familyName"))
        #expect(try AttributePath("name") != AttributePath("name.familyName"))
    }

    @Test(
        "refuse what is no attribute name, at the place where it stands",
        arguments: [
            ("", 1), ("1st", 1), ("name.", 6), ("name.1", 6), ("a.b.c", 5), ("$schema", 1), ("na me", 1), ("höhe", 1), ("foo:bar", 1),
            ("urn:x:", 7), ("urn:x:1", 7), (":a", 1),
        ])
    func refusals(text: String, position: Int) {
        let error = #expect(throws: SCIMError.self) { try AttributePath(text) }
        #expect(error?.keyword == .invalidPath)
        #expect(error?.detail.contains("at position \(position):") == true, "\(error?.detail ?? "")")
    }
}
