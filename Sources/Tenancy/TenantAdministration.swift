import Persistence
package import Tenants

/// The use cases of the application side's administration: tenants, their users, plans and access keys.
///
/// Whatever may change who gets in (a plan, a user, a key) makes ``KeyAuthentication`` forget what it remembers, after the
/// change is durable and before the use case returns.
package struct TenantAdministration: Sendable {
    let tenants: any TenantStore
    let users: any TenantUserStore
    let keys: any AccessKeyStore
    let authentication: KeyAuthentication
    /// The time in milliseconds since 1970 UTC.
    let now: @Sendable () -> Int64
    /// A fresh lower-case UUID.
    let makeID: @Sendable () -> String

    package init(
        tenants: any TenantStore, users: any TenantUserStore, keys: any AccessKeyStore, authentication: KeyAuthentication,
        now: @escaping @Sendable () -> Int64, makeID: @escaping @Sendable () -> String
    ) {
        self.tenants = tenants
        self.users = users
        self.keys = keys
        self.authentication = authentication
        self.now = now
        self.makeID = makeID
    }

    /// The tenant with that slug.
    package func tenant(slug: String) async throws -> Tenant {
        guard let tenant = try await tenants.tenant(slug: slug) else { throw TenancyError.tenantNotFound(slug) }
        return tenant
    }

    /// All tenants, by slug.
    package func allTenants() async throws -> [Tenant] { try await tenants.tenants() }
}
