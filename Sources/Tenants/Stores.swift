package import Persistence

/// Keeps tenants.
package protocol TenantStore: Sendable {
    /// - Throws: `conflict(field: "slug")` when the slug is taken.
    func create(_ tenant: Tenant) async throws(StorageError)
    func tenant(_ id: TenantID) async throws(StorageError) -> Tenant?
    func tenant(slug: String) async throws(StorageError) -> Tenant?
    /// All of them, by slug.
    func tenants() async throws(StorageError) -> [Tenant]
    /// - Throws: `notFound`.
    func setPlan(_ plan: Plan, of id: TenantID) async throws(StorageError)
}

/// Keeps the users of admin consoles.
package protocol TenantUserStore: Sendable {
    /// - Throws: `conflict(field: "userName")` when the tenant has a user of that name, without regard to case.
    func create(_ user: TenantUser) async throws(StorageError)
    func user(_ id: TenantUserID) async throws(StorageError) -> TenantUser?
    /// Those of a tenant, by user name.
    func users(of tenant: TenantID) async throws(StorageError) -> [TenantUser]
    /// - Throws: `notFound`, `conflict(field: "userName")`.
    func replace(_ user: TenantUser) async throws(StorageError)
}

/// Keeps access keys.
package protocol AccessKeyStore: Sendable {
    func create(_ key: AccessKey) async throws(StorageError)
    /// The key with that prefix, with its tenant and owner; revoked and expired ones too.
    func holder(ofKeyWithPrefix prefix: String) async throws(StorageError) -> AccessKeyHolder?
    /// Those of a tenant, newest first; revoked ones too.
    func keys(of tenant: TenantID) async throws(StorageError) -> [AccessKey]
    /// Revokes a key of the tenant; a key revoked before keeps its first time.
    ///
    /// - Throws: `notFound` when the tenant has no such key.
    func revoke(_ id: AccessKeyID, of tenant: TenantID, at time: Int64) async throws(StorageError)
    /// Records when keys were last used.
    func recordUse(_ times: [AccessKeyID: Int64]) async throws(StorageError)
}

/// An access key with everything that decides whether it opens a door, read in one step.
package struct AccessKeyHolder: Hashable, Sendable {
    package let key: AccessKey
    package let tenant: Tenant
    package let owner: TenantUser

    package init(key: AccessKey, tenant: Tenant, owner: TenantUser) {
        self.key = key
        self.tenant = tenant
        self.owner = owner
    }
}
