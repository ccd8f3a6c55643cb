package import FoundationEssentials

/// Whether a cycle looks at everything or only at what changed.
package enum CycleKind: String, Hashable, Sendable {
    case initial
    case incremental
}

/// The parts of a cycle, in their order: references come after the objects they point at.
package enum CyclePhase: String, Hashable, Sendable, CaseIterable {
    /// User objects.
    case users
    /// Group objects, without their members.
    case groups
    /// Links whose source object is gone for good (initial cycle only).
    case vanished
    /// Managers and other references between objects.
    case references
    /// Members of groups.
    case members
}

/// A cycle under way: enough to go on after the program was killed.
package struct CycleState: Hashable, Sendable {
    package let id: CycleID
    package let kind: CycleKind
    package let began: Date
    /// The source's watermark when the cycle began; becomes the job's when the cycle ends.
    package let upTo: Watermark
    package var phase: CyclePhase
    /// Where the phase goes on; `nil` at its beginning. Opaque outside of the phase.
    package var cursor: String?
    package var counts: CycleCounts
    /// Objects of the source that the cycle has to look at, as far as known.
    package var total: Int

    package init(id: CycleID, kind: CycleKind, began: Date, upTo: Watermark, total: Int) {
        self.id = id
        self.kind = kind
        self.began = began
        self.upTo = upTo
        phase = .users
        counts = CycleCounts()
        self.total = total
    }
}

/// What a cycle has done so far, in objects unless said otherwise.
package struct CycleCounts: Hashable, Sendable {
    /// Looked at.
    package var processed = 0
    /// In scope.
    package var inScope = 0
    package var created = 0
    /// Existing accounts of the target that were adopted.
    package var linked = 0
    package var updated = 0
    package var disabled = 0
    package var deleted = 0
    package var failed = 0
    /// Skipped, by reason.
    package var skipped: [SkipReason: Int] = [:]
    /// Memberships added to and removed from groups.
    package var membersAdded = 0
    package var membersRemoved = 0
    /// Requests sent to the target, retries included.
    package var requests = 0

    package init() {}

    /// Uncounts the looking at objects of a page that was cut short, since it is looked at again as a whole; what was done stays.
    mutating func takeBack(from before: CycleCounts) {
        processed = before.processed
        inScope = before.inScope
        skipped = before.skipped
        failed = before.failed
    }

    package var exported: Int { created + updated + disabled + deleted + membersAdded + membersRemoved }
}

/// Why nothing was written for an object. Not an error.
package enum SkipReason: String, Hashable, Sendable, CaseIterable {
    /// Neither the object nor a group it is directly in is assigned to the application.
    case notAssigned = "NotEffectivelyEntitled"
    /// Assigned, but with a role that does not entitle.
    case roleNotEntitled = "RoleNotEntitled"
    /// The scoping filters exclude it.
    case filteredOut = "FilteredOut"
    /// Disabled or deleted at the source, and never provisioned.
    case inactiveAtSource = "InactiveInSource"
    /// The target already holds every value.
    case redundantExport = "RedundantExport"
    /// No matching attribute has a value.
    case importSkipped = "ImportSkipped"
    /// The object mapping does not allow the action.
    case actionDisabled = "ActionDisabled"
    /// Out of scope, and the job is told to leave such accounts alone.
    case outOfScopeLeftAlone = "SkipOutOfScopeDeletions"
}

/// How a finished cycle ended.
package struct CycleSummary: Hashable, Sendable {
    /// Graph's `synchronizationTaskExecution.state`.
    package enum State: String, Hashable, Sendable {
        case succeeded = "Succeeded"
        case failed = "Failed"
        case entryLevelErrors = "EntryLevelErrors"
    }

    package let id: CycleID
    package let kind: CycleKind
    package let state: State
    package let began: Date
    package let ended: Date
    package let counts: CycleCounts
    /// Why the cycle as a whole failed.
    package let errorCode: String?
    package let errorMessage: String?

    package init(
        id: CycleID, kind: CycleKind, state: State, began: Date, ended: Date, counts: CycleCounts,
        errorCode: String? = nil, errorMessage: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.began = began
        self.ended = ended
        self.counts = counts
        self.errorCode = errorCode
        self.errorMessage = errorMessage
    }
}
