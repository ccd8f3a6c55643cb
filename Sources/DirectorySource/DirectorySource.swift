package import Directory
import MappingExpressions
import Persistence
package import Provisioning

/// Gatehouse's own directory as the source of a job.
package struct DirectorySource: SourceConnector {
    private let directory: any DirectoryStore
    private let memberships: any MembershipStore
    private let assignments: any AppRoleAssignmentStore
    private let applications: any ApplicationStore
    private let feed: any ChangeFeed
    private let servicePrincipal: ObjectID

    package init(
        directory: any DirectoryStore, memberships: any MembershipStore, assignments: any AppRoleAssignmentStore,
        applications: any ApplicationStore, feed: any ChangeFeed, servicePrincipal: ObjectID
    ) {
        self.directory = directory
        self.memberships = memberships
        self.assignments = assignments
        self.applications = applications
        self.feed = feed
        self.servicePrincipal = servicePrincipal
    }

    package func currentWatermark() async throws(ConnectorError) -> Watermark {
        let feed = feed
        return Watermark(try await read { () async throws(StorageError) in try await feed.latestSequence() })
    }

    package func count(of type: ObjectType) async throws(ConnectorError) -> Int {
        let directory = directory
        return try await read { () async throws(StorageError) in
            try await directory.count(matching: DirectoryQuery(type.kind))
        }
    }

    package func page(of type: ObjectType, after cursor: String?, limit: Int) async throws(ConnectorError) -> SourcePage {
        let directory = directory
        let query = DirectoryQuery(type.kind, after: cursor.flatMap { ObjectID($0) }, limit: limit)
        let objects = try await read { () async throws(StorageError) in try await directory.objects(matching: query) }
        let next = objects.count < limit ? nil : objects.last?.id.text
        return SourcePage(items: try await items(type, ids: objects.map(\.id), objects: objects), next: next)
    }

    package func items(of type: ObjectType, _ ids: [SourceID]) async throws(ConnectorError) -> [SourceItem] {
        let directory = directory
        let ids = ids.compactMap { ObjectID($0.rawValue) }
        let objects = try await read { () async throws(StorageError) in try await directory.objects(ids) }
        return try await items(type, ids: ids, objects: objects)
    }

    package func deleted(_ ids: [SourceID], of type: ObjectType) async throws(ConnectorError) -> [SourceID] {
        let directory = directory
        let known = ids.compactMap { ObjectID($0.rawValue) }
        let living = Set(
            try await read { () async throws(StorageError) in try await directory.livingIDs(among: known) }.map { SourceID($0) })
        return ids.filter { !living.contains($0) }
    }

    package func members(of group: SourceID, after member: SourceID?, limit: Int) async throws(ConnectorError) -> [SourceMember] {
        guard let group = ObjectID(group.rawValue) else { return [] }
        let (memberships, directory) = (memberships, directory)
        let after = member.flatMap { ObjectID($0.rawValue) }
        let ids = try await read { () async throws(StorageError) in
            try await memberships.memberIDs(of: group, after: after, limit: limit)
        }
        let objects = try await read { () async throws(StorageError) in try await directory.objects(ids) }
        let kinds = Dictionary(objects.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        return ids.map { SourceMember(id: SourceID($0), type: kinds[$0] == .group ? .group : .user) }
    }

    package func changes(
        after watermark: Watermark, upTo end: Watermark, limit: Int
    ) async throws(ConnectorError) -> SourceChanges {
        guard let start = Int64(watermark.rawValue), let last = Int64(end.rawValue) else {
            throw ConnectorError(
                kind: .sourceUnavailable, code: "InternalError", message: "“\(watermark.rawValue)” is not a place in the change feed.")
        }
        let feed = feed
        let entries = try await read { () async throws(StorageError) in try await feed.changes(after: start, limit: limit) }
            .filter { $0.sequence <= last }
        var affected = AffectedObjects(servicePrincipal: servicePrincipal)
        for entry in entries { affected.add(entry) }
        return affected.changes(next: Watermark(entries.count < limit ? last : entries.last?.sequence ?? last))
    }

    // MARK: Entitlement

    /// Objects with their assignments: their own, and those of the groups that they are directly in.
    private func items(
        _ type: ObjectType, ids: [ObjectID], objects: [DirectoryObject]
    ) async throws(ConnectorError) -> [SourceItem] {
        let found = Dictionary(objects.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        // A group inside a group comes here among the members, and is no user.
        let ids = ids.filter { found[$0].map { $0.kind == type.kind } ?? true }
        let (memberships, store, directory, servicePrincipal) = (memberships, assignments, directory, servicePrincipal)
        var groups: [ObjectID: [ObjectID]] = [:]
        if type == .user {
            groups = try await read { () async throws(StorageError) in try await memberships.directGroups(of: ids) }
        }
        let principals = Array(Set(ids + groups.values.joined()))
        let entries = try await read { () async throws(StorageError) in
            try await store.assignments(to: servicePrincipal, forPrincipals: principals)
        }
        let byPrincipal = Dictionary(grouping: entries, by: \.principalID)
        let assignedGroups = Array(Set(groups.values.joined()).filter { byPrincipal[$0] != nil })
        let names = try await read { () async throws(StorageError) in try await directory.objects(assignedGroups) }
            .reduce(into: [ObjectID: String]()) { names, group in names[group.id] = group.label }
        let roles = byPrincipal.isEmpty ? RoleBook(roles: []) : RoleBook(roles: try await appRoles())
        return ids.map { id in
            var assigned = (byPrincipal[id] ?? []).map { roles.assignment($0, path: .direct) }
            for group in groups[id] ?? [] {
                assigned += (byPrincipal[group] ?? []).map {
                    roles.assignment($0, path: .group(SourceID(group), name: names[group] ?? group.text))
                }
            }
            return SourceItem(id: SourceID(id), type: type, object: found[id].map(SourceObject.init), assignments: assigned)
        }
    }

    private func appRoles() async throws(ConnectorError) -> [AppRole] {
        let (applications, id) = (applications, servicePrincipal)
        return try await read { () async throws(StorageError) in try await applications.servicePrincipal(id) }?.appRoles ?? []
    }

    private func read<Answer>(_ body: () async throws(StorageError) -> Answer) async throws(ConnectorError) -> Answer {
        do { return try await body() } catch {
            throw ConnectorError(kind: .sourceUnavailable, code: "InternalError", message: "The directory could not be read: \(error).")
        }
    }
}

/// The roles of an application, to say of an assignment what it entitles to.
private struct RoleBook {
    private let byID: [GUID: AppRole]

    init(roles: [AppRole]) { byID = Dictionary(roles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }

    func assignment(_ entry: Directory.AppRoleAssignment, path: Assignment.Path) -> Assignment {
        if entry.appRoleID == AppRole.defaultAccessID {
            // Configurations made after April 2020 treat Default Access like any role (`entra-engine.md` §4.2).
            let role = MappingExpressions.AppRoleAssignment(id: entry.appRoleID.text, value: nil, displayName: "Default Access")
            return Assignment(role: role, isEntitling: true, path: path)
        }
        let role = byID[entry.appRoleID]
        return Assignment(
            role: MappingExpressions.AppRoleAssignment(
                id: entry.appRoleID.text, value: role?.value, displayName: role?.displayName ?? entry.appRoleID.text),
            isEntitling: role?.isEnabled ?? false, path: path)
    }
}

extension ObjectType {
    var kind: ObjectKind { self == .user ? .user : .group }
}

extension SourceID {
    init(_ id: ObjectID) { self.init(rawValue: id.text) }
}

extension Watermark {
    init(_ sequence: Int64) { self.init(rawValue: String(sequence)) }
}
