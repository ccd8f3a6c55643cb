import Directory
import FoundationEssentials
import Testing

@Suite struct SourceValueTests {
    private func user(_ attributes: [String: DirectoryValue], manager: ObjectID? = nil) -> DirectoryObject {
        DirectoryObject(
            kind: .user, id: .random(), attributes: AttributeSet(attributes), manager: manager,
            createdDateTime: Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: [
        ("alias_theirdomain.example#EXT#@contoso.example", "alias@theirdomain.example"),
        ("first_last_their.example#ext#@contoso.example", "first_last@their.example"),
        ("anna@contoso.example", "anna@contoso.example"), ("a_b@contoso.example", "a_b@contoso.example"),
        ("odd#EXT#@contoso.example", "odd#EXT#@contoso.example"),
    ])
    func `a guest is known by the address at home`(raw: String, home: String) {
        let guest = user(["userPrincipalName": .string(raw)])
        #expect(guest.sourceValue(named: "userPrincipalName") == .string(home))
        #expect(guest.sourceValue(named: "originalUserPrincipalName") == .string(raw))
        #expect(guest.userPrincipalName == raw)
    }

    @Test func `names of the older directory API still work`() {
        let manager = ObjectID.random()
        let user = user(
            [
                "mobilePhone": .string("1"), "businessPhones": .strings(["2", "3"]), "officeLocation": .string("4"),
                "faxNumber": .string("5"),
                "extensionAttribute7": .string("6"),
            ], manager: manager)
        #expect(user.sourceValue(named: "objectId") == .string(user.id.text))
        #expect(user.sourceValue(named: "mobile") == .string("1"))
        #expect(user.sourceValue(named: "telephoneNumber") == .string("2"))
        #expect(user.sourceValue(named: "physicalDeliveryOfficeName") == .string("4"))
        #expect(user.sourceValue(named: "facsimileTelephoneNumber") == .string("5"))
        #expect(user.sourceValue(named: "onPremisesExtensionAttributes.extensionAttribute7") == .string("6"))
        #expect(user.sourceValue(named: "MANAGER") == .string(manager.text))
        #expect(user.sourceValue(named: "isSoftDeleted") == .boolean(false))
    }

    @Test func `an absent attribute and an unknown name have no value, but only one of them is a name`() {
        let user = user([:])
        #expect(user.sourceValue(named: "department") == nil)
        #expect(user.sourceValue(named: "departement") == nil)
        #expect(DirectoryObject.isSourceName("Department", of: .user))
        #expect(!DirectoryObject.isSourceName("departement", of: .user))
        #expect(!DirectoryObject.isSourceName("manager", of: .group))
    }
}
