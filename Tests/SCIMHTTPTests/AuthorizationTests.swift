import HTTPTypes
import JSONDocument
import SCIMHTTP
import Tenancy
import Tenants
import Testing

@Suite("Who may come in")
struct AuthorizationTests {
    @Test(
        "without a key, with a wrong one, and with another scheme: 401, and how to authenticate",
        arguments: [
            nil, "Bearer", "Bearer ", "Bearer nonsense", "Bearer lg_abcdefgh_0123456789012345678901234567890123456789012", "Basic YTpi",
        ])
    func unauthenticated(_ authorization: String?) async throws {
        try await HTTPFixture.with { fixture in
            var headers = HTTPFields()
            headers[.authorization] = authorization
            for path in ["/Users", "/ServiceProviderConfig", "/nothing", ""] {
                let answer = try await fixture.send(raw: .get, fixture.base + path, nil, headers)
                expectError(answer, 401)
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"SCIM\"")
            }
        }
    }

    @Test("the scheme's name comes in any case")
    func scheme() async throws {
        try await HTTPFixture.with { fixture in
            let answer = try await fixture.send(
                raw: .get, fixture.base + "/Users", nil, [.authorization: "bearer \(fixture.key.secret)"])
            #expect(answer.status == 200)
        }
    }

    @Test("below the Enterprise plan: 403 that says so; an upgrade resumes, nothing lost", arguments: [Plan.free, .professional])
    func plan(_ plan: Plan) async throws {
        try await HTTPFixture.with { fixture in
            let user = try await fixture.user("ann")
            try await fixture.administration.changePlan(of: fixture.tenant.id, to: plan)
            let refused = try await fixture.get("/Users")
            expectError(refused, 403)
            #expect(refused.detail.contains("Enterprise plan"))
            try await fixture.administration.changePlan(of: fixture.tenant.id, to: .enterprisePlus)
            #expect(try await fixture.get("/Users/\(user)").status == 200)
        }
    }

    @Test("a key whose owner is no Admin any more, or disabled: 403 that says so")
    func admin() async throws {
        try await HTTPFixture.with { fixture in
            try await fixture.administration.setPermissions([.user], of: fixture.admin.id)
            let refused = try await fixture.get("/Users")
            expectError(refused, 403)
            #expect(refused.detail.contains("Admin permission"))
            try await fixture.administration.setPermissions([.admin], of: fixture.admin.id)
            #expect(try await fixture.get("/Users").status == 200)
            try await fixture.administration.setActive(false, of: fixture.admin.id)
            let disabled = try await fixture.get("/Users")
            expectError(disabled, 403)
            #expect(disabled.detail.contains("Admin permission"))
        }
    }

    @Test("a revoked key: 401 on the very next request; another key goes on")
    func revoked() async throws {
        try await HTTPFixture.with { fixture in
            let other = try await fixture.administration.generateAccessKey(named: "second", ownedBy: fixture.admin.id)
            #expect(try await fixture.get("/Users").status == 200)
            try await fixture.administration.revokeAccessKey(fixture.key.key.id, of: fixture.tenant.id)
            expectError(try await fixture.get("/Users"), 401)
            #expect(try await fixture.send(.get, "/Users", key: other.secret).status == 200)
        }
    }

    @Test("a key opens its own tenant and no other, and tenants do not see each other's resources")
    func tenants() async throws {
        try await HTTPFixture.with { fixture in
            let user = try await fixture.user("ann")
            let tenant = try await fixture.administration.createTenant(slug: "other", name: "Other", plan: .enterprise)
            let admin = try await fixture.administration.createUser(
                of: tenant.id, userName: "a", displayName: "A", permissions: [.admin])
            let key = try await fixture.administration.generateAccessKey(named: "k", ownedBy: admin.id).secret
            let headers: HTTPFields = [.authorization: "Bearer \(key)"]
            expectError(try await fixture.send(raw: .get, fixture.base + "/Users", nil, headers), 401)
            expectError(try await fixture.send(raw: .get, "/other/scim/v2/Users/\(user)", nil, headers), 404)
            let list = try await fixture.send(raw: .get, "/other/scim/v2/Users", nil, headers)
            #expect(list.body["totalResults"] == 0)
            expectError(try await fixture.send(raw: .get, "/nobody/scim/v2/Users", nil, headers), 401)
        }
    }
}
