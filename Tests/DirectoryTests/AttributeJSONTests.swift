import Directory
import FoundationEssentials
import JSONDocument
import Testing

@Suite struct AttributeJSONTests {
    private func changes(_ text: String, kind: ObjectKind = .user) throws -> [AttributeChange] {
        let value = try JSONValue(parsing: text)
        return try AttributeCatalog.of(kind).changes(from: try #require(value.objectValue), ignoring: ["id"])
    }

    @Test func `Graph's shape is read, whatever the case of names, and written again`() throws {
        let changes = try changes(
            ##"{"@odata.type":"#microsoft.graph.user","id":"x","DisplayName":"Ærøskøbing 王","accountEnabled":false,"##
                + #""businessPhones":["1"],"#
                + #""mobilePhone":null,"onPremisesExtensionAttributes":{"extensionAttribute2":"CC","extensionAttribute3":null},"#
                + #""employeeOrgData":{"costCenter":"9"}}"#)
        var user = DirectoryObject(kind: .user, id: .random(), attributes: AttributeSet(), createdDateTime: Date())
        let first = user.apply(changes)
        let second = user.apply(changes)
        #expect(first && !second)
        #expect(user.attributes["extensionAttribute2"] == .string("CC"))
        #expect(
            user.graphProperties() == [
                "displayName": "Ærøskøbing 王", "accountEnabled": false, "businessPhones": ["1"], "employeeOrgData": ["costCenter": "9"],
                "onPremisesExtensionAttributes": ["extensionAttribute2": "CC"],
            ])
    }

    @Test func `null clears, a null container clears all that is in it`() throws {
        var user = DirectoryObject(
            kind: .user, id: .random(),
            attributes: AttributeSet(["mail": .string("m"), "extensionAttribute1": .string("1"), "extensionAttribute15": .string("15")]),
            createdDateTime: Date())
        _ = user.apply(try changes(#"{"mail":null,"onPremisesExtensionAttributes":null}"#))
        #expect(user.attributes.count == 0)
    }

    @Test(arguments: [
        (#"{"displayName":7}"#, "displayName"), (#"{"accountEnabled":"true"}"#, "accountEnabled"),
        (#"{"businessPhones":[1]}"#, "businessPhones"),
        (#"{"departement":"x"}"#, "departement"), (#"{"employeeHireDate":"soon"}"#, "employeeHireDate"),
        (#"{"onPremisesExtensionAttributes":{"extensionAttribute16":"x"}}"#, "onPremisesExtensionAttributes.extensionAttribute16"),
        (#"{"extensionAttribute1":"x"}"#, "extensionAttribute1"), (#"{"employeeOrgData":[]}"#, "employeeOrgData"),
    ])
    func `a wrong property is refused by name`(text: String, name: String) throws {
        let error = #expect(throws: AttributeError.self) { try changes(text) }
        #expect(error?.name == name)
        #expect(error?.detail.contains(name) == true)
    }
}
