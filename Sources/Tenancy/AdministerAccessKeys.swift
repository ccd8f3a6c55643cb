import Persistence
package import Tenants

/// A new access key with its secret, which nobody can see again.
package struct GeneratedAccessKey: Sendable {
    /// What is kept.
    package let key: AccessKey
    /// What the administrator copies into the client's “Secret Token” field.
    package let secret: String
}

extension TenantAdministration {
    /// Generates an access key owned by an Admin: the tutorial's *Profile > Access Key > Generate Access key*.
    ///
    /// - Throws: ``TenancyError/notAdmin(userName:)`` when the owner may not have one.
    package func generateAccessKey(
        named name: String, ownedBy owner: TenantUserID, expires: Int64? = nil
    ) async throws -> GeneratedAccessKey {
        guard !name.allSatisfy(\.isWhitespace) else { throw TenancyError.emptyName(of: "an access key") }
        guard let user = try await users.user(owner) else { throw TenancyError.userNotFound(owner.rawValue) }
        guard user.isActiveAdmin else { throw TenancyError.notAdmin(userName: user.userName) }
        let secret = AccessKeySecret.random()
        let key = AccessKey(
            id: AccessKeyID(rawValue: makeID()), tenant: user.tenant, name: name, prefix: secret.prefix, hash: secret.hash,
            owner: owner, created: now(), expires: expires)
        try await keys.create(key)
        return GeneratedAccessKey(key: key, secret: secret.text)
    }

    /// The access keys of a tenant, newest first, revoked ones too.
    package func accessKeys(of tenant: TenantID) async throws -> [AccessKey] { try await keys.keys(of: tenant) }

    /// Revokes a key with effect on the very next request.
    ///
    /// - Throws: ``TenancyError/keyNotFound(_:)``.
    package func revokeAccessKey(_ id: AccessKeyID, of tenant: TenantID) async throws {
        do throws(StorageError) {
            try await keys.revoke(id, of: tenant, at: now())
        } catch {
            if case .notFound = error { throw TenancyError.keyNotFound(id.rawValue) }
            throw error
        }
        authentication.forget()
    }
}
