import Persistence
import SQLiteStorage
import Tenants
import Testing

@Suite("Tenants, their users and keys in provider.sqlite")
struct TenantStoreTests {
    private func user(_ fixture: ProviderFixture, _ name: String, id: String = "u1") -> TenantUser {
        TenantUser(
            id: TenantUserID(rawValue: id), tenant: fixture.tenant, userName: name, displayName: "Ann", permissions: [.admin, .user],
            active: true)
    }

    @Test("a tenant is found by id and slug; a slug is taken once; plans change")
    func tenants() async throws {
        try await ProviderFixture.with { fixture in
            #expect(try await fixture.tenants.tenant(slug: "one")?.id == fixture.tenant)
            #expect(try await fixture.tenants.tenants().map(\.slug) == ["one", "two"])
            await #expect(throws: StorageError.conflict(field: "slug")) {
                try await fixture.tenants.create(
                    Tenant(id: TenantID(rawValue: "x"), slug: "one", name: "Again", plan: .free, created: 3))
            }
            try await fixture.tenants.setPlan(.enterprisePlus, of: fixture.tenant)
            #expect(try await fixture.tenants.tenant(fixture.tenant)?.plan == .enterprisePlus)
            await #expect(throws: StorageError.notFound) {
                try await fixture.tenants.setPlan(.free, of: TenantID(rawValue: "nobody"))
            }
        }
    }

    @Test("a user name is taken once in a tenant, case aside")
    func users() async throws {
        try await ProviderFixture.with { fixture in
            var ann = user(fixture, "ann")
            try await fixture.users.create(ann)
            await #expect(throws: StorageError.conflict(field: "userName")) {
                try await fixture.users.create(user(fixture, "ANN", id: "u2"))
            }
            ann.permissions = [.user]
            ann.active = false
            try await fixture.users.replace(ann)
            #expect(try await fixture.users.user(ann.id) == ann)
            #expect(try await fixture.users.users(of: fixture.tenant) == [ann])
            #expect(try await fixture.users.users(of: fixture.otherTenant).isEmpty)
        }
    }

    @Test("a key is read with its tenant and owner, revoked in its own tenant only, and keeps its last use")
    func keys() async throws {
        try await ProviderFixture.with { fixture in
            let ann = user(fixture, "ann")
            try await fixture.users.create(ann)
            let key = AccessKey(
                id: AccessKeyID(rawValue: "k1"), tenant: fixture.tenant, name: "Entra", prefix: "lg_abcdefgh", hash: [1, 2, 3],
                owner: ann.id, created: 5, expires: 99)
            try await fixture.keys.create(key)
            let holder = try #require(try await fixture.keys.holder(ofKeyWithPrefix: "lg_abcdefgh"))
            #expect(holder.key == key)
            #expect(holder.owner == ann)
            #expect(holder.tenant.slug == "one")
            await #expect(throws: StorageError.notFound) {
                try await fixture.keys.revoke(key.id, of: fixture.otherTenant, at: 7)
            }
            try await fixture.keys.revoke(key.id, of: fixture.tenant, at: 7)
            try await fixture.keys.revoke(key.id, of: fixture.tenant, at: 8)
            try await fixture.keys.recordUse([key.id: 6])
            let stored = try await fixture.keys.keys(of: fixture.tenant)
            #expect(stored.map(\.revoked) == [7])
            #expect(stored.map(\.lastUsed) == [6])
        }
    }
}
