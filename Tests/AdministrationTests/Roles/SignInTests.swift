import Administration
import Directory
import Foundation
import Testing

@Suite struct SignInTests {
    @Test func `the first start makes the tenant, an administrator and a token, once`() async throws {
        let side = try IdentitySide()
        let outcome = try await side.firstStart.prepare(
            displayName: "Contoso", defaultDomain: "contoso.example", administrator: "admin@contoso.example")
        let secret = try #require(outcome.token?.secret)
        #expect(secret.hasPrefix("gh_") && secret.count == 46)
        #expect(outcome.organization.displayName == "Contoso")
        let caller = try #require(try await side.signIn.caller(bearing: secret))
        #expect(caller.userID == outcome.administrator.id)
        #expect(caller.roles == [.globalAdministrator])

        let again = try await side.firstStart.prepare(
            displayName: "Fabrikam", defaultDomain: "fabrikam.example", administrator: "other@contoso.example")
        #expect(again.token == nil)
        #expect(again.administrator == outcome.administrator)
        #expect(again.organization == outcome.organization)
        #expect(try await side.directory.count(matching: DirectoryQuery(.user)) == 1)
    }

    @Test func `a first start that was interrupted is done again in full`() async throws {
        let side = try IdentitySide()
        let first = try await side.firstStart.prepare(displayName: "C", defaultDomain: "c.example", administrator: "admin@c.example")
        _ = try await side.roles.revoke(.globalAdministrator, from: first.administrator.id)
        let second = try await side.firstStart.prepare(displayName: "C", defaultDomain: "c.example", administrator: "admin@c.example")
        #expect(second.administrator.id == first.administrator.id)
        #expect(try await side.signIn.caller(bearing: try #require(second.token?.secret))?.roles == [.globalAdministrator])
    }

    @Test func `strangers, expired tokens, disabled and deleted people are all turned away alike`() async throws {
        let side = try IdentitySide()
        let administrator = try await side.caller(.globalAdministrator)
        let person = try await side.caller(.applicationAdministrator)
        let secret = try await side.tokenAdministration.create(
            name: "CLI", for: person.userID, expires: side.now().addingTimeInterval(100), by: person
        ).secret
        #expect(try await side.signIn.caller(bearing: secret) == person)
        #expect(try await side.signIn.caller(bearing: secret + "x") == nil)
        #expect(try await side.signIn.caller(bearing: "") == nil)

        let id = person.userID.text
        _ = try await side.users.update(id, applying: [AttributeChange("accountEnabled", .boolean(false))], by: administrator)
        #expect(try await side.signIn.caller(bearing: secret) == nil)
        _ = try await side.users.update(id, applying: [AttributeChange("accountEnabled", .boolean(true))], by: administrator)
        try await side.users.delete(id, by: administrator)
        #expect(try await side.signIn.caller(bearing: secret) == nil)
        _ = try await side.deletedItems.restore(person.userID, by: administrator)
        #expect(try await side.signIn.caller(bearing: secret) != nil)
        side.advance(by: 100)
        #expect(try await side.signIn.caller(bearing: secret) == nil)
    }

    @Test func `the last use is written down once a minute at most`() async throws {
        let side = try IdentitySide()
        let person = try await side.caller(.globalAdministrator)
        let start = side.now()
        let secret = try await side.tokenAdministration.create(name: "CLI", for: person.userID, by: person).secret
        func lastUse() async throws -> Date? { try await side.tokens.tokens(of: person.userID).first?.lastUsedDateTime }
        #expect(try await lastUse() == nil)
        _ = try await side.signIn.caller(bearing: secret)
        side.advance(by: 59)
        _ = try await side.signIn.caller(bearing: secret)
        #expect(try await lastUse() == start)
        side.advance(by: 1)
        _ = try await side.signIn.caller(bearing: secret)
        #expect(try await lastUse() == start.addingTimeInterval(60))
    }

    @Test func `a token belongs to its owner; the secret is nowhere in the store`() async throws {
        let side = try IdentitySide()
        let person = try await side.caller()
        let other = try await side.caller(.userAdministrator)
        let new = try await side.tokenAdministration.create(name: "CLI", for: person.userID, by: person)
        #expect(new.token.hash.count == 32)
        #expect(new.token.hash != Array(new.secret.utf8))
        await #expect(throws: AdministrationError.self) {
            _ = try await side.tokenAdministration.create(name: "Theft", for: person.userID, by: other)
        }
        await #expect(throws: AdministrationError.self) {
            try await side.tokenAdministration.revoke(new.token.id, of: person.userID, by: other)
        }
        try await side.tokenAdministration.revoke(new.token.id, of: person.userID, by: person)
        #expect(try await side.signIn.caller(bearing: new.secret) == nil)
    }

    @Test func `who owns an application owns its service principal too`() async throws {
        let side = try IdentitySide()
        let administrator = try await side.caller(.globalAdministrator)
        let (application, servicePrincipal) = try await side.applicationAdministration.instantiate(
            Gallery.customID, displayName: "App", by: administrator)
        let person = try await side.caller()
        try await side.owners.add(person.userID, to: application.id, by: administrator)
        let caller = try #require(try await side.callers.caller(person.userID))
        #expect(caller.owned == [application.id, servicePrincipal.id])
        #expect(Authorization.allows(.manageProvisioning(servicePrincipal.id), caller))
    }

    @Test func `the last Global Administrator cannot be lost`() async throws {
        let side = try IdentitySide()
        let last = try await side.caller(.globalAdministrator)
        let id = last.userID.text
        await #expect(throws: AdministrationError.self) { try await side.users.delete(id, by: last) }
        await #expect(throws: AdministrationError.self) {
            _ = try await side.users.update(id, applying: [AttributeChange("accountEnabled", .boolean(false))], by: last)
        }
        await #expect(throws: AdministrationError.self) {
            try await side.roleAdministration.revoke(.globalAdministrator, from: last.userID, by: last)
        }
        let second = try await side.caller()
        try await side.roleAdministration.grant(.globalAdministrator, to: second.userID, by: last)
        try await side.roleAdministration.revoke(.globalAdministrator, from: last.userID, by: last)
        #expect(try await side.roles.holders(of: .globalAdministrator) == [second.userID])
    }
}
