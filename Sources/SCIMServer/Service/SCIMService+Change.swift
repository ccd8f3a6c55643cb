import JSONDocument
import Persistence
import SCIM

/// What a request makes of a stored resource.
struct ResourceChange {
    /// The new document; `nil` when only members change.
    var contents: ResourceContents?
    var members: [MemberChange] = []
    /// Whether `members` depend on what was read, and not only on what was asked.
    var membersDependOnVersion = false
}

extension SCIMService {
    /// Reads, decides, writes; again when somebody else was faster. Nothing is lost, whoever wins.
    func changing(
        _ type: ServedType, _ id: String, ifMatch: EntityTagCondition?, selection: ReturnedAttributes?,
        _ decide: (StoredResource, JSONObject) async throws -> ResourceChange
    ) async throws -> ResourceAnswer {
        let relations = type.hasMembers ? [] : selection.map { self.relations(of: type, $0) } ?? []
        for _ in 0..<settings.attempts {
            guard var stored = try await store.resource(id, ofType: type.name, with: relations) else { throw notFound(type, id) }
            try check(ifMatch, stored.record)
            let document = try storedDocument(stored.record)
            let change = try await decide(stored, document)
            let record = stored.record
            let changed = change.contents.flatMap { $0.document == document ? nil : $0 }
            let wanted = changed?.record(
                id: id, created: record.created, lastModified: record.lastModified, version: record.version)
            if wanted != nil || !change.members.isEmpty {
                // Members that were named come and go independently of everything else, so they need no version and lose no race.
                let needsVersion = wanted != nil || ifMatch != nil || change.membersDependOnVersion
                let update = ResourceUpdate(
                    id: id, resourceType: type.name, expectedVersion: needsVersion ? record.version : nil, contents: wanted,
                    members: change.members, now: settings.now())
                do {
                    let (version, lastModified) = try await write(update, change.contents, type)
                    stored.record = wanted ?? record
                    stored.record.version = version
                    stored.record.lastModified = lastModified
                } catch StorageError.stale {
                    continue
                }
            }
            return try await answer(changed: stored, type, selection)
        }
        throw StorageError.busy
    }

    /// Sends an update to the store; version and time of change afterwards.
    func write(
        _ update: ResourceUpdate, _ contents: ResourceContents?, _ type: ServedType
    ) async throws -> (version: Int64, lastModified: Int64) {
        let outcome = try await translating(contents, type, update.id) { () async throws(StorageError) in
            try await store.update(update)
        }
        switch outcome {
        case .unknownMember(let member): throw unknownMember(member)
        case .written(let version, let lastModified), .unchanged(let version, let lastModified): return (version, lastModified)
        }
    }

    private func answer(
        changed stored: StoredResource, _ type: ServedType, _ selection: ReturnedAttributes?
    ) async throws(StorageError) -> ResourceAnswer {
        guard let selection else { return emptyAnswer(type, stored.record.id, version: stored.record.version) }
        var stored = stored
        if relations(of: type, selection).contains(.members) {
            stored.members = try await store.members(of: stored.record.id, after: nil, limit: Self.membersPerPage)
        }
        return try await answer(stored, type, selection)
    }

    func emptyAnswer(_ type: ServedType, _ id: String, version: Int64) -> ResourceAnswer {
        ResourceAnswer(id: id, location: location(type, id), version: version, body: nil)
    }

    /// A group that contains itself would have no end.
    func checkMembers(_ changes: [MemberChange], of id: String) throws(SCIMError) {
        for change in changes {
            switch change {
            case .add(let ids), .replace(let ids):
                guard !ids.contains(id) else { throw .invalidValue("“\(id)” is the group itself; a group cannot be its own member") }
            case .remove: break
            }
        }
    }
}
