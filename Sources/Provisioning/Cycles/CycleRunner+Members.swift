import FoundationEssentials
import Persistence
import JSONDocument

extension CycleRunner {
    /// Brings the members of groups into step, by the difference to what was put there before.
    func runMembers(_ run: inout Run) async throws(CycleInterruption) {
        guard schema.provisionsMembers else { return }
        switch run.state.kind {
        case .initial:
            var last = run.state.cursor.map(SourceID.init(rawValue:))
            while true {
                let page = try await storage { () async throws(StorageError) in
                    try await links.page(of: .group, after: last, limit: 50, job: job)
                }
                guard let end = page.last else { return }
                for link in page { try await applyMembers(of: link, &run) }
                last = end.source
                run.state.cursor = end.source.rawValue
                try await commit(PageOutcome(), &run)
            }
        case .incremental:
            try await forEachChange(&run) { (changes, run) async throws(CycleInterruption) in
                let known = try await storage { () async throws(StorageError) in
                    try await links.links(of: .group, for: changes.groups, job: job)
                }
                for link in known.values { try await applyMembers(of: link, &run) }
            }
        }
    }

    private func applyMembers(of link: Link, _ run: inout Run) async throws(CycleInterruption) {
        let known = try await storage { () async throws(StorageError) in try await links.knownMembers(of: link.source, job: job) }
        var gone = known
        var additions: [(SourceID, TargetID)] = []
        var page = PageOutcome()
        let waiting = try await storage { () async throws(StorageError) in
            try await links.references(of: .group, source: link.source, job: job)
        }
        var obsolete = Dictionary(uniqueKeysWithValues: waiting.map { ($0.attribute, $0) })
        try await forEachMember(of: link.source) { (members) async throws(CycleInterruption) in
            var accounts: [SourceID: Link] = [:]
            for type in ObjectType.allCases {
                let ids = members.filter { $0.type == type }.map(\.id)
                let found = try await storage { () async throws(StorageError) in try await links.links(of: type, for: ids, job: job) }
                accounts.merge(found) { first, _ in first }
            }
            for member in members {
                gone[member.id] = nil
                if let account = accounts[member.id] {
                    if known[member.id] != account.target { additions.append((member.id, account.target)) }
                } else if obsolete.removeValue(forKey: PendingReference.membershipAttribute(member.id)) == nil {
                    page.references.append(.membership(of: member.id, in: link.source, isWanted: true))
                }
            }
        }
        page.removedReferences = obsolete.values.filter(\.isMembership)
        try await commit(page, &run)
        for chunk in additions.chunked(settings.membersPerRequest) {
            try await change(link, adding: chunk, removing: [], &run)
        }
        for chunk in gone.map({ ($0.key, $0.value) }).chunked(settings.membersPerRequest) {
            try await change(link, adding: [], removing: chunk, &run)
        }
    }

    private func change(
        _ link: Link, adding: [(SourceID, TargetID)], removing: [(SourceID, TargetID)], _ run: inout Run
    ) async throws(CycleInterruption) {
        try checkCancellation()
        var page = PageOutcome()
        var log = AttemptLog(SourceItem(id: link.source, type: .group, object: nil, assignments: []), context: context)
        let modified =
            adding.map { ModifiedProperty(displayName: "members", oldValue: nil, newValue: $0.1.rawValue) }
            + removing.map { ModifiedProperty(displayName: "members", oldValue: $0.1.rawValue, newValue: nil) }
        let target = context.target
        do {
            try await context.gate.send { () async throws(ConnectorError) in
                try await target.changeMembers(of: link.target, adding: adding.map(\.1), removing: removing.map(\.1))
            }
            log.addExport("EntryExportUpdate", .success, "Added \(adding.count) and removed \(removing.count) members.")
            page.log.append(
                log.record(action: .update, status: .success, target: link.target, modified: modified, name: link.displayName))
            page.addedMembers = adding.map { (link.source, $0.0, $0.1) }
            page.removedMembers = removing.map { (link.source, $0.0) }
            run.state.counts.membersAdded += adding.count
            run.state.counts.membersRemoved += removing.count
        } catch {
            if error.kind == .unauthorized { throw .connector(error) }
            log.addExport("EntryExportUpdate", .failure, error.message, details: ["errorCode": .string(error.code)])
            page.log.append(
                log.record(
                    action: .update, status: .failure, target: link.target, modified: modified,
                    error: ProvisioningErrorInformation(error), name: link.displayName))
            // What could not be done waits as a reference, and is tried again with the references of the next cycle.
            page.references = adding.map { .membership(of: $0.0, in: link.source, isWanted: true) }
            page.references += removing.map { .membership(of: $0.0, in: link.source, isWanted: false) }
            run.state.counts.failed += 1
        }
        try await commit(page, &run)
    }
}
