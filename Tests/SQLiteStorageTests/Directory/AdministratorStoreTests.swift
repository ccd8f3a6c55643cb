import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct AdministratorStoreTests {
    @Test func `roles are granted and revoked, and go with the user`() async throws {
        let stores = try DirectoryDatabase()
        let roles = SQLiteRoleStore(database: stores.database)
        let user = try await stores.makeUser("u@contoso.example")
        #expect(try await roles.grant(.userAdministrator, to: user.id))
        #expect(try await !roles.grant(.userAdministrator, to: user.id))
        #expect(try await roles.grant(.globalAdministrator, to: user.id))
        #expect(try await roles.roles(of: user.id) == [.userAdministrator, .globalAdministrator])
        #expect(try await roles.revoke(.userAdministrator, from: user.id))
        #expect(try await !roles.revoke(.userAdministrator, from: user.id))
        #expect(try await roles.holders(of: .globalAdministrator) == [user.id])
        try await stores.directory.softDelete(user.id, at: stores.date)
        try await stores.directory.purge(user.id, at: stores.date)
        #expect(try await roles.holders(of: .globalAdministrator).isEmpty)
    }

    @Test func `a token is found by its hash and remembers its last use`() async throws {
        let stores = try DirectoryDatabase()
        let tokens = SQLiteAPITokenStore(database: stores.database)
        let user = try await stores.makeUser("u@contoso.example")
        var token = APIToken(
            id: .random(), hash: [0, 255, 7], owner: user.id, name: "CLI", createdDateTime: stores.date,
            expirationDateTime: stores.date.addingTimeInterval(3600))
        try await tokens.create(token)
        #expect(try await tokens.token(hash: [0, 255, 7]) == token)
        #expect(try await tokens.token(hash: [0, 255]) == nil)
        token.lastUsedDateTime = stores.date.addingTimeInterval(0.25)
        try await tokens.recordUse(of: token.id, at: stores.date.addingTimeInterval(0.25))
        #expect(try await tokens.tokens(of: user.id) == [token])
        try await tokens.deleteToken(token.id)
        await #expect(throws: StorageError.notFound) { try await tokens.deleteToken(token.id) }
        #expect(try await tokens.token(hash: [0, 255, 7]) == nil)
    }

    @Test func `there is one organization; its names may change, its id may not`() async throws {
        let stores = try DirectoryDatabase()
        let organizations = SQLiteOrganizationStore(database: stores.database)
        #expect(try await organizations.organization() == nil)
        var contoso = Organization(id: .random(), displayName: "Contoso", defaultDomain: "contoso.example", createdDateTime: stores.date)
        try await organizations.save(contoso)
        contoso.displayName = "Contoso AG"
        try await organizations.save(contoso)
        #expect(try await organizations.organization() == contoso)
        let other = Organization(id: .random(), displayName: "Fabrikam", defaultDomain: "fabrikam.example", createdDateTime: stores.date)
        await #expect(throws: StorageError.conflict(field: "id")) { try await organizations.save(other) }
        #expect(try await organizations.organization() == contoso)
    }
}
