package import Directory
package import FoundationEssentials

/// Creates, changes and deletes groups and their members; for Global and User Administrators.
package struct GroupAdministration: Sendable {
    private let directory: any DirectoryStore
    private let memberships: any MembershipStore
    private let now: @Sendable () -> Date

    package init(directory: any DirectoryStore, memberships: any MembershipStore, now: @escaping @Sendable () -> Date = { Date() }) {
        self.directory = directory
        self.memberships = memberships
        self.now = now
    }

    /// - Parameter id: nil for a fresh one.
    package func create(_ attributes: [AttributeChange], id: ObjectID? = nil, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.manageUsersAndGroups, caller)
        var group = DirectoryObject(kind: .group, id: id ?? .random(), attributes: AttributeSet(), createdDateTime: now())
        _ = group.apply(attributes)
        for required in ["displayName", "mailNickname"] where group.attributes[required]?.string?.isEmpty ?? true {
            throw AdministrationError.invalid("a group needs “\(required)”")
        }
        for required in ["mailEnabled", "securityEnabled"] where group.attributes[required] == nil {
            throw AdministrationError.invalid("a group needs “\(required)”")
        }
        try await namingTaken(nil) { try await directory.create(group) }
        return group
    }

    package func update(_ id: ObjectID, applying changes: [AttributeChange], by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.manageUsersAndGroups, caller)
        var changed = try await directory.living(id, .group)
        guard changed.apply(changes) else { return changed }
        guard changed.displayName?.isEmpty == false else { throw AdministrationError.invalid("“displayName” cannot be cleared") }
        return try await directory.update(id, applying: changes, at: now())
    }

    /// Deletes softly: ``DeletedItems`` restores or purges.
    package func delete(_ id: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageUsersAndGroups, caller)
        _ = try await directory.living(id, .group)
        try await directory.softDelete(id, at: now())
    }

    /// - Throws: `conflict` when it is a member already.
    package func addMember(_ member: ObjectID, to group: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageUsersAndGroups, caller)
        let groupObject = try await directory.living(group, .group)
        let memberObject = try await directory.living(member, nil)
        guard member != group else { throw AdministrationError.invalid("a group cannot be a member of itself") }
        guard try await memberships.addMember(member, to: group, at: now()) else {
            throw AdministrationError.conflict("\(memberObject.label) is a member of “\(groupObject.label)” already")
        }
    }

    /// - Throws: `notFound` when it is no member.
    package func removeMember(_ member: ObjectID, from group: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageUsersAndGroups, caller)
        let groupObject = try await directory.living(group, .group)
        guard try await memberships.removeMember(member, from: group, at: now()) else {
            throw AdministrationError.notFound("\(member) is no member of “\(groupObject.label)”")
        }
    }
}
