import FoundationEssentials
import JSONDocument
import Persistence

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
                guard let end = page.last else { break }
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
            try await fillMovedGroups(&run)
        }
        try await reportUnresolved(&run)
    }

    /// Puts the members into groups that have another account than before, whether or not their members changed.
    private func fillMovedGroups(_ run: inout Run) async throws(CycleInterruption) {
        var last: PendingReference?
        while true {
            let references = try await storage { () async throws(StorageError) in
                try await links.resolvableReferences(after: last, limit: settings.pageSize, job: job)
            }
            guard let end = references.last else { return }
            for reference in references where reference.reference.isAllMembers { try await applyMembers(of: reference.link, &run) }
            last = end.reference
        }
    }

    /// Takes down that whatever was put into the group's former account is of no use any more.
    func forgetMembers(of group: SourceID, hasAccount: Bool, in page: inout PageOutcome, _ run: Run) async throws(CycleInterruption) {
        let members = try await storage { () async throws(StorageError) in try await links.knownMembers(of: group, job: job) }
        page.removedMembers += members.keys.map { (group, $0) }
        // The initial cycle looks at the members of all groups anyway.
        if hasAccount, schema.provisionsMembers, run.state.kind == .incremental { page.references.append(.allMembers(of: group)) }
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
                    // What is still pending was not confirmed: perhaps it was done, perhaps not.
                    let isPending = obsolete[PendingReference.membershipAttribute(member.id)] != nil
                    if isPending || known[member.id] != account.target { additions.append((member.id, account.target)) }
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
        guard let marker = obsolete.values.first(where: \.isAllMembers) else { return }
        var end = PageOutcome()
        end.removedReferences = [marker]
        try await commit(end, &run)
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
        var outage: ConnectorError?
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
            _ = run.noteOutage(false, threshold: settings.outageThreshold)
        } catch {
            try checkCancellation()
            if error.concernsEverybody { throw .connector(error) }
            log.addExport("EntryExportUpdate", .failure, error.message, details: ["errorCode": .string(error.code)])
            page.log.append(
                log.record(
                    action: .update, status: .failure, target: link.target, modified: modified,
                    error: ProvisioningErrorInformation(error), name: link.displayName))
            // What could not be done waits as a reference, and is tried again with the references of the next cycle.
            page.references = adding.map { .membership(of: $0.0, in: link.source, isWanted: true) }
            page.references += removing.map { .membership(of: $0.0, in: link.source, isWanted: false) }
            // Perhaps they were added all the same; then they have to be taken out when they leave.
            if error.mayHaveBeenDone { page.addedMembers = adding.map { (link.source, $0.0, $0.1) } }
            run.state.counts.failed += 1
            outage = run.noteOutage(error.suggestsOutage, threshold: settings.outageThreshold)
        }
        try await commit(page, &run)
        if let outage { throw .connector(outage) }
    }
}
