import Directory
import Provisioning

/// Which objects of a job a stretch of the change feed concerns.
struct AffectedObjects {
    private let servicePrincipal: ObjectID
    private var users: Set<ObjectID> = []
    private var groups: Set<ObjectID> = []
    private var expansions: Set<ObjectID> = []
    private var requiresFullEvaluation = false

    init(servicePrincipal: ObjectID) { self.servicePrincipal = servicePrincipal }

    mutating func add(_ change: DirectoryChange) {
        switch change.kind {
        case .created, .updated, .managerChanged, .softDeleted, .restored, .hardDeleted:
            touch(change.object, change.objectKind)
            // A deleted group entitles nobody any more, a restored one does again.
            if change.objectKind == .group, change.kind == .softDeleted || change.kind == .restored { expansions.insert(change.object) }
        case .memberAdded, .memberRemoved:
            groups.insert(change.object)
            // A member that is a group is touched as a user in vain: it is left out when the users are read.
            if let member = change.related { users.insert(member) }
        case .assigned, .unassigned:
            guard change.related == servicePrincipal else { return }
            touch(change.object, change.objectKind)
            if change.objectKind == .group { expansions.insert(change.object) }
        case .appRolesChanged:
            if change.object == servicePrincipal { requiresFullEvaluation = true }
        }
    }

    private mutating func touch(_ object: ObjectID, _ kind: ObjectKind?) {
        if kind == .group { groups.insert(object) } else { users.insert(object) }
    }

    func changes(next: Watermark) -> SourceChanges {
        SourceChanges(
            users: users.sorted().map { SourceID($0) }, groups: groups.sorted().map { SourceID($0) },
            expansions: expansions.sorted().map { SourceID($0) }, requiresFullEvaluation: requiresFullEvaluation, next: next)
    }
}
