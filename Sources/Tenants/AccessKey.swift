/// Identifies an access key; no secret.
package struct AccessKeyID: RawRepresentable, Hashable, Sendable {
    /// A lower-case UUID.
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What is kept of a long-lived secret that opens a tenant's SCIM API: never the secret, only its hash.
package struct AccessKey: Hashable, Sendable {
    package let id: AccessKeyID
    package let tenant: TenantID
    /// What its owner calls it.
    package let name: String
    /// The beginning of the key, shown in lists so that people recognise it; unique.
    package let prefix: String
    /// SHA-256 of the whole key.
    package let hash: [UInt8]
    /// The user who generated it; the key works only while this user is an active Admin.
    package let owner: TenantUserID
    /// Times are milliseconds since 1970 UTC.
    package let created: Int64
    /// Right to about a minute.
    package var lastUsed: Int64?
    package let expires: Int64?
    package var revoked: Int64?

    package init(
        id: AccessKeyID, tenant: TenantID, name: String, prefix: String, hash: [UInt8], owner: TenantUserID, created: Int64,
        lastUsed: Int64? = nil, expires: Int64? = nil, revoked: Int64? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name
        self.prefix = prefix
        self.hash = hash
        self.owner = owner
        self.created = created
        self.lastUsed = lastUsed
        self.expires = expires
        self.revoked = revoked
    }
}
