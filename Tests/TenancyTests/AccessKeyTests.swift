import Tenancy
import Tenants
import Testing

@Suite("The life of an access key")
struct AccessKeyTests {
    @Test("a key is shown once, recognised by its prefix, and kept as a hash")
    func generation() async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, admin) = try await fixture.tenantWithAdmin()
            let one = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id)
            let two = try await fixture.administration.generateAccessKey(named: "Entra 2", ownedBy: admin.id)
            #expect(one.secret.hasPrefix(one.key.prefix + "_"))
            #expect(one.key.prefix.count == 11)
            #expect(one.secret.count == 55)
            #expect(one.secret != two.secret)
            #expect(one.key.hash.count == 32)
            #expect(!one.key.hash.elementsEqual(one.secret.utf8))
            #expect(try await fixture.administration.accessKeys(of: tenant.id).map(\.name) == ["Entra 2", "Entra"])
        }
    }

    @Test("two keys open the same tenant at once, and only their own")
    func tenants() async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, admin) = try await fixture.tenantWithAdmin()
            _ = try await fixture.tenantWithAdmin(slug: "other")
            for name in ["one", "two"] {
                let key = try await fixture.administration.generateAccessKey(named: name, ownedBy: admin.id)
                let holder = KeyHolder(tenant: tenant, owner: admin, key: key.key.id)
                #expect(try await fixture.authentication.authenticate(key.secret, tenantSlug: "logicgate") == .accepted(holder))
                #expect(try await fixture.authentication.authenticate(key.secret, tenantSlug: "other") == .refused(.unknown))
                #expect(try await fixture.authentication.authenticate(key.secret, tenantSlug: "nowhere") == .refused(.unknown))
            }
        }
    }

    @Test("what is no key, or not quite the key, is refused")
    func strangers() async throws {
        try await TenancyFixture.with { fixture in
            let (_, admin) = try await fixture.tenantWithAdmin()
            let secret = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id).secret
            #expect(try await fixture.authentication.authenticate(nil, tenantSlug: "logicgate") == .refused(.missing))
            let wrong = [
                "", "lg_", "Bearer", String(secret.dropLast()), secret + "x",
                String(secret.dropLast()) + (secret.hasSuffix("A") ? "B" : "A"),
                secret.uppercased(), String(repeating: "é", count: 55), String(repeating: "x", count: 100_000),
            ]
            for text in wrong {
                #expect(try await fixture.authentication.authenticate(text, tenantSlug: "logicgate") == .refused(.unknown))
            }
        }
    }

    @Test("a revoked key is refused from the very next request on")
    func revocation() async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, admin) = try await fixture.tenantWithAdmin()
            let key = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id)
            _ = try await fixture.authentication.authenticate(key.secret, tenantSlug: "logicgate")
            try await fixture.administration.revokeAccessKey(key.key.id, of: tenant.id)
            #expect(try await fixture.authentication.authenticate(key.secret, tenantSlug: "logicgate") == .refused(.revoked))
            await #expect(throws: TenancyError.keyNotFound("k")) {
                try await fixture.administration.revokeAccessKey(AccessKeyID(rawValue: "k"), of: tenant.id)
            }
        }
    }

    @Test("a key expires")
    func expiry() async throws {
        try await TenancyFixture.with { fixture in
            let (_, admin) = try await fixture.tenantWithAdmin()
            let key = try await fixture.administration.generateAccessKey(
                named: "Entra", ownedBy: admin.id, expires: fixture.now + 1_000)
            fixture.moveClock(by: 999)
            guard case .accepted = try await fixture.authentication.authenticate(key.secret, tenantSlug: "logicgate") else {
                Issue.record("refused before its time")
                return
            }
            fixture.moveClock(by: 1)
            #expect(try await fixture.authentication.authenticate(key.secret, tenantSlug: "logicgate") == .refused(.expired))
        }
    }

    @Test("a key works only while its owner is an active Admin")
    func owner() async throws {
        try await TenancyFixture.with { fixture in
            let (_, admin) = try await fixture.tenantWithAdmin()
            let secret = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id).secret
            func outcome() async throws -> KeyOutcome { try await fixture.authentication.authenticate(secret, tenantSlug: "logicgate") }
            func isAccepted() async throws -> Bool { if case .accepted = try await outcome() { true } else { false } }
            #expect(try await isAccepted())
            try await fixture.administration.setPermissions([.user], of: admin.id)
            #expect(try await outcome() == .refused(.ownerNotAdmin))
            try await fixture.administration.setPermissions([.admin, .user], of: admin.id)
            #expect(try await isAccepted())
            try await fixture.administration.setActive(false, of: admin.id)
            #expect(try await outcome() == .refused(.ownerInactive))
            await #expect(throws: TenancyError.notAdmin(userName: admin.userName)) {
                _ = try await fixture.administration.generateAccessKey(named: "again", ownedBy: admin.id)
            }
        }
    }

    @Test("the last use is written down apart from the requests")
    func lastUse() async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, admin) = try await fixture.tenantWithAdmin()
            let secret = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id).secret
            fixture.moveClock(by: 500)
            _ = try await fixture.authentication.authenticate(secret, tenantSlug: "logicgate")
            #expect(try await fixture.keys.keys(of: tenant.id).map(\.lastUsed) == [nil])
            await withTaskGroup { tasks in
                tasks.addTask { await KeyUseRecorder(authentication: fixture.authentication) { Issue.record($0) }.run() }
                tasks.cancelAll()
            }
            #expect(try await fixture.keys.keys(of: tenant.id).map(\.lastUsed) == [fixture.now])
        }
    }
}
