import FoundationEssentials
import JSONDocument
import Persistence

extension CycleRunner {
    /// Sets the references whose other end has an account by now; those that were set before are left alone.
    func runReferences(_ run: inout Run) async throws(CycleInterruption) {
        var last: PendingReference?
        while true {
            try checkCancellation()
            let references = try await storage { () async throws(StorageError) in
                try await links.resolvableReferences(after: last, limit: settings.pageSize, job: job)
            }
            guard let end = references.last else { break }
            try await applyReferences(references.filter { !$0.reference.isAllMembers }, &run)
            last = end.reference
        }
        try await reportUnresolved(&run)
    }

    private func applyReferences(_ references: [ResolvableReference], _ run: inout Run) async throws(CycleInterruption) {
        var page = PageOutcome()
        var fatal: ConnectorError?
        // References of one object are written one after the other: two lanes must not patch the same account at once.
        let byObject = Dictionary(grouping: references, by: \.link.source).values
        await withTaskGroup(of: [ReferenceOutcome].self) { group in
            var waiting = byObject.makeIterator()
            func start() {
                guard fatal == nil, !Task.isCancelled, let batch = waiting.next() else { return }
                group.addTask { await setReferences(batch) }
            }
            for _ in 0..<settings.concurrency { start() }
            for await outcomes in group {
                // What was cut off by a stop is no failure: the reference stays pending.
                for outcome in outcomes where outcome.link != nil || !Task.isCancelled {
                    outcome.add(to: &page, &run.state.counts)
                    let outage = run.noteOutage(outcome.error?.suggestsOutage ?? false, threshold: settings.outageThreshold)
                    fatal = fatal ?? (outcome.error?.concernsEverybody == true ? outcome.error : outage)
                }
                start()
            }
        }
        try await commit(page, &run)
        if let fatal { throw .connector(fatal) }
        try checkCancellation()
    }

    private struct ReferenceOutcome: Sendable {
        let reference: ResolvableReference
        let link: Link?
        let record: ProvisioningLogRecord
        let error: ConnectorError?

        func add(to page: inout PageOutcome, _ counts: inout CycleCounts) {
            page.log.append(record)
            guard let link else {
                counts.failed += 1
                // Perhaps it was added all the same; then it has to be taken out when it leaves.
                if error?.mayHaveBeenDone == true, let member = reference.reference.member, let target = reference.referenced {
                    page.addedMembers.append((reference.reference.source, member, target))
                }
                return
            }
            page.removedReferences.append(reference.reference)
            switch (reference.reference.member, reference.referenced) {
            case (let member?, let target?):
                page.addedMembers.append((reference.reference.source, member, target))
                counts.membersAdded += 1
            case (let member?, nil):
                page.removedMembers.append((reference.reference.source, member))
                counts.membersRemoved += 1
            case (nil, _):
                page.links.append(link)
                counts.updated += 1
            }
        }
    }

    private func setReferences(_ references: [ResolvableReference]) async -> [ReferenceOutcome] {
        guard var link = references.first?.link else { return [] }
        var outcomes: [ReferenceOutcome] = []
        for resolvable in references {
            let reference = resolvable.reference
            do {
                try await write(resolvable)
                if !reference.isMembership { link.known[reference.attribute] = reference.referenced.map { .string($0.rawValue) } }
                outcomes.append(
                    ReferenceOutcome(
                        reference: resolvable, link: link, record: record(resolvable, error: nil), error: nil))
            } catch {
                outcomes.append(
                    ReferenceOutcome(reference: resolvable, link: nil, record: record(resolvable, error: error), error: error))
                if error.concernsEverybody { break }
            }
        }
        return outcomes
    }

    private func write(_ resolvable: ResolvableReference) async throws(ConnectorError) {
        let target = context.target
        let link = resolvable.link
        if let member = resolvable.reference.member {
            let (adding, removing): ([TargetID], [TargetID])
            if let account = resolvable.referenced {
                (adding, removing) = ([account], [])
            } else {
                let known: [SourceID: TargetID]
                do { known = try await links.knownMembers(of: link.source, job: job) } catch { throw ConnectorError(error) }
                guard let account = known[member] else { return }
                (adding, removing) = ([], [account])
            }
            try await context.gate.send { () async throws(ConnectorError) in
                try await target.changeMembers(of: link.target, adding: adding, removing: removing)
            }
        } else {
            let change = AttributeChange(
                attribute: resolvable.reference.attribute, old: nil, new: resolvable.referenced.map { ["value": .string($0.rawValue)] })
            try await context.gate.send { () async throws(ConnectorError) in
                try await target.update(link.target, of: link.type, [change])
            }
        }
    }

    private func record(_ resolvable: ResolvableReference, error: ConnectorError?) -> ProvisioningLogRecord {
        let reference = resolvable.reference
        let attribute = reference.isMembership ? "members" : reference.attribute
        let item = SourceItem(id: reference.source, type: reference.type, object: nil, assignments: [])
        var log = AttemptLog(item, context: context)
        let value = resolvable.referenced?.rawValue
        if let error {
            log.addExport("EntryExportUpdate", .failure, error.message, details: ["errorCode": .string(error.code)])
        } else {
            log.addExport("EntryExportUpdate", .success, value.map { "Set \(attribute) to \($0)." } ?? "Cleared \(attribute).")
        }
        return log.record(
            action: .update, status: error == nil ? .success : .failure, target: resolvable.link.target,
            modified: [ModifiedProperty(displayName: attribute, oldValue: nil, newValue: value)],
            error: error.map { ProvisioningErrorInformation($0) }, name: resolvable.link.displayName)
    }

    /// Says once of each reference that waits why it does.
    func reportUnresolved(_ run: inout Run) async throws(CycleInterruption) {
        while true {
            let references = try await storage { () async throws(StorageError) in
                try await links.unreportedReferences(limit: settings.pageSize, job: job)
            }
            guard !references.isEmpty else { return }
            var page = PageOutcome()
            for reference in references {
                var log = AttemptLog(SourceItem(id: reference.source, type: reference.type, object: nil, assignments: []), context: context)
                let attribute = reference.isMembership ? "members" : reference.attribute
                let other = reference.referenced?.rawValue ?? ""
                let reason =
                    "\(attribute) refers to \(other), which has no account in the application yet; it is set as soon as it has one."
                log.add(
                    ProvisioningStep(name: "EntryReferenceResolution", kind: .referenceResolution, status: .warning, description: reason))
                page.log.append(
                    log.record(
                        action: .other, status: .warning, target: nil,
                        error: .failure(
                            code: "UnableToResolveReferenceAttributeValue", reason: reason,
                            cure: "Bring the referenced object into scope, or leave it: nothing is lost.")))
                var reported = reference
                reported.isReported = true
                page.references.append(reported)
            }
            try await commit(page, &run)
        }
    }
}
