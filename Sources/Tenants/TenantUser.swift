/// Identifies a user of a tenant's admin console.
package struct TenantUserID: RawRepresentable, Hashable, Sendable {
    /// A lower-case UUID.
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What a user may do in the admin console.
package enum Permission: String, CaseIterable, Hashable, Sendable {
    /// May manage the tenant, and own access keys that open its SCIM API.
    case admin = "Admin"
    /// May use the application.
    case user = "User"
}

/// Somebody who signs in to a tenant's admin console; not to be confused with the SCIM resources that clients provision.
package struct TenantUser: Hashable, Sendable {
    package let id: TenantUserID
    package let tenant: TenantID
    /// Unique within the tenant without regard to case.
    package var userName: String
    package var displayName: String
    package var permissions: Set<Permission>
    package var active: Bool

    package init(
        id: TenantUserID, tenant: TenantID, userName: String, displayName: String, permissions: Set<Permission>, active: Bool
    ) {
        self.id = id
        self.tenant = tenant
        self.userName = userName
        self.displayName = displayName
        self.permissions = permissions
        self.active = active
    }

    /// Whether this user may manage the tenant now.
    package var isActiveAdmin: Bool { active && permissions.contains(.admin) }
}
