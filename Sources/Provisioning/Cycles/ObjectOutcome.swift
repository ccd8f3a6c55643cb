/// What the processing of one object came to.
struct ObjectOutcome: Sendable {
    enum Effect: Hashable, Sendable {
        case created, linked, updated, disabled, deleted, failed
        case skipped(SkipReason)
    }

    let item: SourceItem
    let effect: Effect
    let isInScope: Bool
    /// The link as it is now; `nil` when there is none.
    var link: Link?
    var hadLink: Bool
    var hadEscrow: Bool
    var escrow: Escrow?
    var references: [PendingReference] = []
    var settledReferences: [PendingReference] = []
    var record: ProvisioningLogRecord?
    /// The failure that ends the cycle for everybody.
    var fatal: ConnectorError?
    /// Whether the failure suggests that the target as a whole is in trouble.
    var suggestsOutage = false

    var isSkipped: Bool { if case .skipped = effect { true } else { false } }

    /// Adds what this outcome changed to the page's.
    func add(to page: inout PageOutcome) {
        if let link { page.links.append(link) } else if hadLink { page.removedLinks.append((item.type, item.id)) }
        if let escrow { page.escrows.append(escrow) } else if hadEscrow { page.removedEscrows.append((item.type, item.id)) }
        page.references += references
        page.removedReferences += settledReferences
        if let record { page.log.append(record) }
    }

    /// Counts this outcome.
    func count(in counts: inout CycleCounts) {
        counts.processed += 1
        if isInScope { counts.inScope += 1 }
        switch effect {
        case .created: counts.created += 1
        case .linked: counts.linked += 1
        case .updated: counts.updated += 1
        case .disabled: counts.disabled += 1
        case .deleted: counts.deleted += 1
        case .failed: counts.failed += 1
        case .skipped(let reason): counts.skipped[reason, default: 0] += 1
        }
    }
}
