package import Directory
package import FoundationEssentials
import Persistence

/// Creates, changes and deletes users; for Global and User Administrators.
///
/// Users who are administrators themselves can be changed by Global Administrators only.
package struct UserAdministration: Sendable {
    private let directory: any DirectoryStore
    private let roles: any RoleStore
    private let now: @Sendable () -> Date

    package init(directory: any DirectoryStore, roles: any RoleStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.directory = directory
        self.roles = roles
        self.now = now
    }

    /// - Parameter id: nil for a fresh one.
    package func create(_ attributes: [AttributeChange], id: ObjectID? = nil, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.manageUsersAndGroups, caller)
        var user = DirectoryObject(kind: .user, id: id ?? .random(), attributes: AttributeSet(), createdDateTime: now())
        _ = user.apply([AttributeChange("userType", .string("Member"))] + attributes)
        for required in ["displayName", "mailNickname", "userPrincipalName"] where user.attributes[required]?.string?.isEmpty ?? true {
            throw AdministrationError.invalid("a user needs “\(required)”")
        }
        guard user.attributes["accountEnabled"] != nil else { throw AdministrationError.invalid("a user needs “accountEnabled”") }
        try PrincipalName.check(user.userPrincipalName ?? "")
        try await namingTaken(user.userPrincipalName) { try await directory.create(user) }
        return user
    }

    package func update(_ reference: String, applying changes: [AttributeChange], by caller: Caller) async throws -> DirectoryObject {
        let user = try await editableUser(reference, by: caller)
        var changed = user
        guard changed.apply(changes) else { return user }
        for required in ["displayName", "userPrincipalName"] where changed.attributes[required]?.string?.isEmpty ?? true {
            throw AdministrationError.invalid("“\(required)” cannot be cleared")
        }
        if changed.userPrincipalName != user.userPrincipalName { try PrincipalName.check(changed.userPrincipalName ?? "") }
        if user.accountEnabled, !changed.accountEnabled {
            try await LastAdministrator(roles: roles, directory: directory).requireAnother(than: user.id)
        }
        return try await namingTaken(changed.userPrincipalName) {
            try await directory.update(user.id, applying: changes, at: now())
        }
    }

    /// Sets the manager, or clears it with nil.
    package func setManager(of reference: String, to manager: ObjectID?, by caller: Caller) async throws {
        let user = try await editableUser(reference, by: caller)
        if let manager {
            guard manager != user.id else { throw AdministrationError.invalid("nobody can be their own manager") }
            _ = try await directory.living(manager, .user)
        }
        try await directory.setManager(of: user.id, to: manager, at: now())
    }

    /// Deletes softly: ``DeletedItems`` restores or purges.
    package func delete(_ reference: String, by caller: Caller) async throws {
        let user = try await editableUser(reference, by: caller)
        try await LastAdministrator(roles: roles, directory: directory).requireAnother(than: user.id)
        try await directory.softDelete(user.id, at: now())
    }

    private func editableUser(_ reference: String, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.manageUsersAndGroups, caller)
        let user = try await directory.livingUser(reference)
        if try await !roles.roles(of: user.id).isEmpty { try Authorization.require(.manageAdministrators, caller) }
        return user
    }
}

/// Says in the directory's words that a principal name is taken.
func namingTaken<T>(_ principalName: String?, _ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch StorageError.conflict("userPrincipalName") {
        throw AdministrationError.conflict("another user has the userPrincipalName “\(principalName ?? "")” already")
    } catch StorageError.conflict("id") {
        throw AdministrationError.conflict("another object has this id already")
    }
}
