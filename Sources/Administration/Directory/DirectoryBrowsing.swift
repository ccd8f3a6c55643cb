package import Directory

/// Looks around in the directory; for every administrator and every owner of an application.
package struct DirectoryBrowsing: Sendable {
    private let directory: any DirectoryStore
    private let memberships: any MembershipStore

    package init(directory: any DirectoryStore, memberships: any MembershipStore) {
        self.directory = directory
        self.memberships = memberships
    }

    /// A living user by id or principal name.
    package func user(_ reference: String, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.readDirectory, caller)
        return try await directory.livingUser(reference)
    }

    /// A living object by id.
    ///
    /// - Parameter kind: nil for any.
    package func object(_ id: ObjectID, kind: ObjectKind? = nil, by caller: Caller) async throws -> DirectoryObject {
        try Authorization.require(.readDirectory, caller)
        return try await directory.living(id, kind)
    }

    /// Those that exist, deleted ones included.
    package func objects(_ ids: [ObjectID], by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        return try await directory.objects(ids)
    }

    package func list(_ query: DirectoryQuery, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        return try await directory.objects(matching: query)
    }

    package func count(_ query: DirectoryQuery, by caller: Caller) async throws -> Int {
        try Authorization.require(.readDirectory, caller)
        return try await directory.count(matching: query)
    }

    /// The user's manager, nil when there is none.
    package func manager(of reference: String, by caller: Caller) async throws -> DirectoryObject? {
        try Authorization.require(.readDirectory, caller)
        guard let manager = try await directory.livingUser(reference).manager else { return nil }
        return try await directory.object(manager).flatMap { $0.isDeleted ? nil : $0 }
    }

    package func reports(of reference: String, after: ObjectID?, limit: Int, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        return try await directory.reports(of: try await directory.livingUser(reference).id, after: after, limit: limit)
    }

    package func members(of group: ObjectID, after: ObjectID?, limit: Int, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        _ = try await directory.living(group, .group)
        return try await memberships.members(of: group, after: after, limit: limit)
    }

    package func memberCount(of group: ObjectID, by caller: Caller) async throws -> Int {
        try Authorization.require(.readDirectory, caller)
        _ = try await directory.living(group, .group)
        return try await memberships.memberCount(of: group)
    }

    /// The groups of which the object is a direct member, in the order of ids.
    package func groups(of member: ObjectID, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        _ = try await directory.living(member, nil)
        let ids = try await memberships.directGroups(of: [member])[member] ?? []
        return try await directory.objects(ids).sorted { $0.id < $1.id }
    }
}

extension DirectoryStore {
    /// - Throws: `AdministrationError.notFound` that names what was looked for.
    func living(_ id: ObjectID, _ kind: ObjectKind?) async throws -> DirectoryObject {
        guard let object = try await object(id), !object.isDeleted, kind == nil || object.kind == kind else {
            throw AdministrationError.notFound("there is no \(kind?.rawValue ?? "user or group") \(id)")
        }
        return object
    }

    func livingUser(_ reference: String) async throws -> DirectoryObject {
        if let id = ObjectID(reference) { return try await living(id, .user) }
        guard let user = try await user(principalName: reference) else {
            throw AdministrationError.notFound("there is no user “\(reference)”; give an id or a user principal name")
        }
        return user
    }
}
