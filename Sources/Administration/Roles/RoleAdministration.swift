package import Directory

/// Gives administrator roles and takes them back; for Global Administrators only.
package struct RoleAdministration: Sendable {
    private let roles: any RoleStore
    private let directory: any DirectoryStore

    package init(roles: any RoleStore, directory: any DirectoryStore) {
        self.roles = roles
        self.directory = directory
    }

    package func roles(of user: ObjectID, by caller: Caller) async throws -> Set<AdministratorRole> {
        try Authorization.require(.readDirectory, caller)
        return try await roles.roles(of: user)
    }

    package func holders(of role: AdministratorRole, by caller: Caller) async throws -> [ObjectID] {
        try Authorization.require(.readDirectory, caller)
        return try await roles.holders(of: role)
    }

    package func grant(_ role: AdministratorRole, to user: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageAdministrators, caller)
        guard let object = try await directory.object(user), object.kind == .user, !object.isDeleted else {
            throw AdministrationError.notFound("there is no user \(user)")
        }
        guard try await roles.grant(role, to: user) else {
            throw AdministrationError.conflict("\(object.label) is \(role.displayName) already")
        }
    }

    package func revoke(_ role: AdministratorRole, from user: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageAdministrators, caller)
        if role == .globalAdministrator {
            try await LastAdministrator(roles: roles, directory: directory).requireAnother(than: user)
        }
        guard try await roles.revoke(role, from: user) else {
            throw AdministrationError.notFound("the user does not hold the role \(role.displayName)")
        }
    }
}

/// Keeps a directory from losing everybody who could administer it.
struct LastAdministrator {
    let roles: any RoleStore
    let directory: any DirectoryStore

    /// - Throws: `conflict` when nobody but this user is an enabled Global Administrator.
    func requireAnother(than user: ObjectID) async throws {
        let holders = try await roles.holders(of: .globalAdministrator)
        guard holders.contains(user) else { return }
        let others = try await directory.objects(holders.filter { $0 != user })
        guard others.contains(where: { !$0.isDeleted && $0.accountEnabled }) else {
            throw AdministrationError.conflict(
                "this is the only Global Administrator who can sign in; give the role to somebody else first")
        }
    }
}
