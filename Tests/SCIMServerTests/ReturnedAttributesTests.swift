import JSONDocument
import SCIM
import Testing

@testable import SCIMServer

@Suite("attributes and excludedAttributes")
struct ReturnedAttributesTests {
    private static let user: JSONValue = [
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "1", "userName": "ann",
        "name": ["givenName": "Ann", "familyName": "Lee"], "emails": [["value": "a@x", "type": "work"], ["value": "b@x"]],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": ["department": "Sales", "manager": ["value": "2"]],
        "meta": ["location": "l", "version": "v"],
    ]
    private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

    private func shown(_ attributes: String?, _ excluded: String?) throws -> Set<String> {
        let selection = try ReturnedAttributes(attributes: attributes, excludedAttributes: excluded)
        let document = selection.apply(to: try #require(Self.user.objectValue), schemas: .user)
        var names: Set<String> = []
        for member in document {
            let name = member.name == Self.enterprise ? "E" : member.name
            let parts = (member.value.arrayValue ?? [member.value]).compactMap(\.objectValue).flatMap { $0.map(\.name) }
            if parts.isEmpty { names.insert(name) }
            for part in parts { names.insert("\(name).\(part)") }
        }
        return names.subtracting(["schemas", "id"])
    }

    @Test(
        "only what is named, and what is always returned",
        arguments: [
            ("userName", ["userName"]), ("USERNAME , title", ["userName"]), ("name", ["name.givenName", "name.familyName"]),
            ("name.familyName", ["name.familyName"]), ("emails.type", ["emails.type"]),
            ("emails[type eq \"work\"]", ["emails.value", "emails.type"]),
            ("urn:ietf:params:scim:schemas:core:2.0:User:userName", ["userName"]), (enterprise, ["E.department", "E.manager"]),
            ("\(enterprise):department", ["E.department"]), ("department", ["E.department"]), ("meta.version", ["meta.version"]),
            ("nothing", []), ("id", []), ("password", []),
        ] as [(String, [String])])
    func attributes(_ attributes: String, _ expected: [String]) throws {
        #expect(try shown(attributes, nil) == Set(expected))
    }

    @Test(
        "all but what is excluded; what is always returned stays",
        arguments: [
            ("id,schemas", []), ("emails,name", ["emails.value", "emails.type", "name.givenName", "name.familyName"]),
            ("name.givenName", ["name.givenName"]), (enterprise, ["E.department", "E.manager"]), ("nothing", []),
        ] as [(String, [String])])
    func excluded(_ excluded: String, _ gone: [String]) throws {
        let all = try shown(nil, nil)
        #expect(all.count == 9)
        #expect(try shown(nil, excluded) == all.subtracting(gone))
        #expect(try shown("name", "name.givenName") == ["name.familyName"])
    }

    @Test("what is not a name is refused", arguments: ["1st", "a.b.c", "emails[type", "a b"])
    func refused(_ text: String) {
        #expect(throws: SCIMError.invalidValue("")) { try ReturnedAttributes(attributes: text, excludedAttributes: nil) }
        #expect(throws: SCIMError.invalidValue("")) { try ReturnedAttributes(attributes: nil, excludedAttributes: text) }
    }

    @Test(
        "a relation is fetched only when something of it is shown",
        arguments: [
            (nil, nil, true), ("members", nil, true), ("members.value", nil, true), ("displayName", nil, false), (nil, "members", false),
            (nil, "displayName", true), (nil, "members.display", true),
        ] as [(String?, String?, Bool)])
    func includes(_ attributes: String?, _ excluded: String?, _ expected: Bool) throws {
        let selection = try ReturnedAttributes(attributes: attributes, excludedAttributes: excluded)
        #expect(selection.includes("members", schemas: .group) == expected)
    }
}
