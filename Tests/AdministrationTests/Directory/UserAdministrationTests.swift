import Administration
import Directory
import Testing

@Suite struct UserAdministrationTests {
    @Test func `a User Administrator creates, changes, deletes, restores and purges people`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.userAdministrator)
        let anna = try await side.users.create(IdentitySide.userAttributes("anna"), by: caller)
        let ben = try await side.users.create(IdentitySide.userAttributes("ben"), by: caller)
        let renamed = try await side.users.update(
            "ANNA@contoso.example", applying: [AttributeChange("surname", .string("O'Neill"))], by: caller)
        #expect(renamed.attributes["surname"] == .string("O'Neill"))
        #expect(renamed.attributes["userType"] == .string("Member"))
        try await side.users.setManager(of: anna.id.text, to: ben.id, by: caller)
        #expect(try await side.browsing.manager(of: "anna@contoso.example", by: caller)?.id == ben.id)
        #expect(try await side.browsing.reports(of: ben.id.text, after: nil, limit: 5, by: caller).map(\.id) == [anna.id])
        try await side.users.delete(ben.id.text, by: caller)
        #expect(try await side.browsing.manager(of: anna.id.text, by: caller) == nil)
        #expect(try await side.deletedItems.list(.user, after: nil, limit: 5, by: caller).map(\.id) == [ben.id])
        await #expect(throws: AdministrationError.self) { _ = try await side.browsing.user(ben.id.text, by: caller) }
        _ = try await side.deletedItems.restore(ben.id, by: caller)
        try await side.users.delete(ben.id.text, by: caller)
        try await side.deletedItems.purge(ben.id, by: caller)
        await #expect(throws: AdministrationError.notFound("there is no deleted user or group \(ben.id)")) {
            _ = try await side.deletedItems.item(ben.id, by: caller)
        }
    }

    @Test func `a taken name is refused in plain words`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.userAdministrator)
        _ = try await side.users.create(IdentitySide.userAttributes("anna"), by: caller)
        let taken = AdministrationError.conflict("another user has the userPrincipalName “Anna@contoso.example” already")
        await #expect(throws: taken) { _ = try await side.users.create(IdentitySide.userAttributes("Anna"), by: caller) }
    }

    @Test(arguments: ["anna", "@contoso.example", "anna@", "an na@contoso.example", "a@b@c", ""])
    func `a principal name has the form alias@domain`(name: String) async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.userAdministrator)
        let attributes = IdentitySide.userAttributes("x") + [AttributeChange("userPrincipalName", .string(name))]
        await #expect(throws: AdministrationError.self) { _ = try await side.users.create(attributes, by: caller) }
    }

    @Test(arguments: ["displayName", "mailNickname", "userPrincipalName", "accountEnabled"])
    func `what a user needs must be given`(name: String) async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.userAdministrator)
        let attributes = IdentitySide.userAttributes("anna").filter { $0.name != name }
        await #expect(throws: AdministrationError.invalid("a user needs “\(name)”")) {
            _ = try await side.users.create(attributes, by: caller)
        }
    }

    @Test func `nobody without the role touches people, and administrators are for Global Administrators`() async throws {
        let side = try IdentitySide()
        let global = try await side.caller(.globalAdministrator)
        let victim = try await side.caller(.applicationAdministrator)
        let change = [AttributeChange("city", .string("Oslo"))]
        for caller in [
            try await side.caller(), try await side.caller(.applicationAdministrator), try await side.caller(.userAdministrator),
        ] {
            await #expect(throws: AdministrationError.self) {
                _ = try await side.users.update(victim.userID.text, applying: change, by: caller)
            }
            await #expect(throws: AdministrationError.self) { try await side.users.delete(victim.userID.text, by: caller) }
        }
        #expect(try await side.users.update(victim.userID.text, applying: change, by: global).attributes["city"] == .string("Oslo"))
        let nobody = try await side.caller()
        await #expect(throws: AdministrationError.forbidden(needs: "an administrator role, or an application of one's own")) {
            _ = try await side.browsing.list(DirectoryQuery(.user), by: nobody)
        }
    }
}
