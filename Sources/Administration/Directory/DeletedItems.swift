package import Directory
package import FoundationEssentials
import Persistence

/// What was deleted softly: to look at, bring back or remove for good.
package struct DeletedItems: Sendable {
    private let directory: any DirectoryStore
    private let roles: any RoleStore
    private let now: @Sendable () -> Date

    package init(directory: any DirectoryStore, roles: any RoleStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.directory = directory
        self.roles = roles
        self.now = now
    }

    /// A page in the order of ids.
    package func list(_ kind: ObjectKind, after: ObjectID?, limit: Int, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        return try await directory.objects(matching: DirectoryQuery(kind, deleted: true, after: after, limit: limit))
    }

    package func item(_ id: ObjectID, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.readDirectory, caller)
        return try await deleted(id)
    }

    /// - Throws: `conflict` when the principal name was given to somebody else meanwhile.
    package func restore(_ id: ObjectID, by caller: Caller) async throws -> DirectoryObject {
        let object = try await editable(id, by: caller)
        return try await namingTaken(object.userPrincipalName) { try await directory.restore(id, at: now()) }
    }

    package func purge(_ id: ObjectID, by caller: Caller) async throws {
        _ = try await editable(id, by: caller)
        try await directory.purge(id, at: now())
    }

    private func editable(_ id: ObjectID, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.manageUsersAndGroups, caller)
        let object = try await deleted(id)
        if try await !roles.roles(of: id).isEmpty { try Authorization.require(.manageAdministrators, caller) }
        return object
    }

    private func deleted(_ id: ObjectID) async throws -> DirectoryObject {
        guard let object = try await directory.object(id), object.isDeleted else {
            throw AdministrationError.notFound("there is no deleted user or group \(id)")
        }
        return object
    }
}
