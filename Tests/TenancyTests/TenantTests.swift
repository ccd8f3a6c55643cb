import Tenancy
import Tenants
import Testing

@Suite("Tenants and plans")
struct TenantTests {
    @Test("Enterprise or better includes SCIM, and a change counts at once", arguments: Plan.allCases)
    func plans(_ plan: Plan) async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, admin) = try await fixture.tenantWithAdmin()
            let secret = try await fixture.administration.generateAccessKey(named: "Entra", ownedBy: admin.id).secret
            _ = try await fixture.authentication.authenticate(secret, tenantSlug: "logicgate")
            try await fixture.administration.changePlan(of: tenant.id, to: plan)
            let outcome = try await fixture.authentication.authenticate(secret, tenantSlug: "logicgate")
            switch plan {
            case .free, .professional: #expect(outcome == .refused(.plan(plan)))
            case .enterprise, .enterprisePlus:
                guard case .accepted(let holder) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(holder.tenant.plan == plan)
            }
        }
    }

    @Test(
        "slugs",
        arguments: [
            ("a", true), ("logic-gate-2", true), ("", false), ("-a", false), ("a-", false), ("Logic", false), ("a b", false), ("é", false),
            (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
        ])
    func slugs(_ slug: String, _ isValid: Bool) async throws {
        try await TenancyFixture.with { fixture in
            do {
                _ = try await fixture.administration.createTenant(slug: slug, name: "Name", plan: .free)
                #expect(isValid)
            } catch let error as TenancyError {
                #expect(error == .invalidSlug(slug))
                #expect(!isValid)
            }
        }
    }

    @Test("slugs and user names are taken once; blank names are refused")
    func names() async throws {
        try await TenancyFixture.with { fixture in
            let (tenant, _) = try await fixture.tenantWithAdmin()
            await #expect(throws: TenancyError.slugTaken("logicgate")) { _ = try await fixture.tenantWithAdmin() }
            await #expect(throws: TenancyError.userNameTaken("ADMIN@logicgate")) {
                _ = try await fixture.administration.createUser(
                    of: tenant.id, userName: "ADMIN@logicgate", displayName: "x", permissions: [])
            }
            await #expect(throws: TenancyError.emptyName(of: "a tenant")) {
                _ = try await fixture.administration.createTenant(slug: "x", name: " ", plan: .free)
            }
            #expect(try await fixture.administration.tenant(slug: "logicgate") == tenant)
            await #expect(throws: TenancyError.tenantNotFound("x")) { _ = try await fixture.administration.tenant(slug: "x") }
        }
    }
}
