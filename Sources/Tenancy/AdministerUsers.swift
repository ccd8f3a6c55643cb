import Persistence
package import Tenants

extension TenantAdministration {
    /// Adds a user to a tenant's admin console.
    ///
    /// - Throws: ``TenancyError/userNameTaken(_:)``.
    package func createUser(
        of tenant: TenantID, userName: String, displayName: String, permissions: Set<Permission>
    ) async throws -> TenantUser {
        guard !userName.allSatisfy(\.isWhitespace) else { throw TenancyError.emptyName(of: "a user") }
        let id = TenantUserID(rawValue: makeID())
        let user = TenantUser(
            id: id, tenant: tenant, userName: userName, displayName: displayName, permissions: permissions, active: true)
        do throws(StorageError) {
            try await users.create(user)
        } catch {
            if case .conflict = error { throw TenancyError.userNameTaken(userName) }
            throw error
        }
        return user
    }

    /// The users of a tenant, by user name.
    package func users(of tenant: TenantID) async throws -> [TenantUser] { try await users.users(of: tenant) }

    /// Gives a user other permissions; without Admin the keys it owns stop working at once.
    package func setPermissions(_ permissions: Set<Permission>, of user: TenantUserID) async throws {
        try await change(user) { $0.permissions = permissions }
    }

    /// Enables or disables a user; the keys of a disabled one stop working at once.
    package func setActive(_ active: Bool, of user: TenantUserID) async throws {
        try await change(user) { $0.active = active }
    }

    private func change(_ id: TenantUserID, _ mutate: (inout TenantUser) -> Void) async throws {
        guard var user = try await users.user(id) else { throw TenancyError.userNotFound(id.rawValue) }
        mutate(&user)
        try await users.replace(user)
        authentication.forget()
    }
}
