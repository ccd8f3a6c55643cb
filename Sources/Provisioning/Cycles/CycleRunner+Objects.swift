import FoundationEssentials
import Persistence

extension CycleRunner {
    /// Brings the objects of one type into step: all of them, or those that changed and those whose retry is due.
    func runObjects(_ type: ObjectType, _ run: inout Run) async throws(CycleInterruption) {
        guard let rules = schema.rules(for: type) else { return }
        switch run.state.kind {
        case .initial: try await runAll(rules, &run)
        case .incremental: try await runChanged(rules, &run)
        }
    }

    /// The cursor after the last page; `nil` would be taken for the beginning by a cycle that goes on.
    private static let end = "end"

    private func runAll(_ rules: ObjectRules, _ run: inout Run) async throws(CycleInterruption) {
        guard run.state.cursor != Self.end else { return }
        let type = rules.mapping.type
        var index: TargetIndex?
        do {
            index = try await TargetIndex.fetch(
                mapping: rules.mapping, lookups: try await source.count(of: type), from: context.target, through: context.gate)
        } catch {
            throw .connector(error)
        }
        var trusting = makeProvisioner(rules, index: index, trustsIndex: true, logsUnassigned: false)
        var cautious = makeProvisioner(rules, index: index, trustsIndex: false, logsUnassigned: false)
        // Requests of the killed run may still be on their way, for the two pages that may have been under way: what the index
        // lacks is asked for.
        var cautiousPages = run.isResumed ? 2 : 0
        run.isResumed = false
        var batch = try await load(type, after: run.state.cursor)
        var finished: PageOutcome?
        while true {
            let (current, before) = (batch, finished)
            // While a page is worked on, the one after it is read and the one before it is stored.
            async let upcoming = current.next == nil ? nil : load(type, after: current.next)
            async let failure = store(before)
            let claims = MatchingClaims(after: trusting.claims)
            (trusting.claims, cautious.claims) = (claims, claims)
            var (page, interruption) = try await work(
                on: current, with: cautiousPages > 0 ? cautious : trusting, next: current.next ?? Self.end, &run)
            cautiousPages -= 1
            if let failure = await failure { throw .storage(failure) }
            seal(&page, &run)
            var next: Batch?
            do { next = try await upcoming } catch { interruption = interruption ?? error as? CycleInterruption ?? .stopped }
            guard interruption == nil, let next else {
                if let failure = await store(page) { throw .storage(failure) }
                if let interruption { throw interruption }
                return
            }
            (batch, finished) = (next, page)
        }
    }

    private func load(_ type: ObjectType, after cursor: String?) async throws(CycleInterruption) -> Batch {
        let page: SourcePage
        do { page = try await source.page(of: type, after: cursor, limit: settings.pageSize) } catch { throw .connector(error) }
        return try await batch(page.items, of: type, next: page.next)
    }

    private func runChanged(_ rules: ObjectRules, _ run: inout Run) async throws(CycleInterruption) {
        let type = rules.mapping.type
        let provisioner = makeProvisioner(rules, index: nil, trustsIndex: false, logsUnassigned: true)
        try await forEachChange(&run) { (changes, run) async throws(CycleInterruption) in
            for chunk in (type == .user ? changes.users : changes.groups).chunked(settings.pageSize) {
                try await apply(chunk, of: type, with: provisioner, &run)
            }
            if type == .user {
                for group in changes.expansions {
                    try await forEachMember(of: group) { (members) async throws(CycleInterruption) in
                        let users = members.filter { $0.type == .user }.map(\.id)
                        try await apply(users, of: .user, with: provisioner, &run)
                    }
                }
            }
        }
        try await retryEscrows(rules, with: provisioner, &run)
    }

    /// Walks through the feed from the job's watermark to the cycle's end; the cursor is the place in the feed.
    func forEachChange(
        _ run: inout Run, _ body: (SourceChanges, inout Run) async throws(CycleInterruption) -> Void
    ) async throws(CycleInterruption) {
        let stored: Watermark?
        do { stored = try await jobs.watermark(of: job) } catch { throw .storage(error) }
        guard let stored else { return }
        var position = run.state.cursor.map(Watermark.init(rawValue:)) ?? stored
        while position != run.state.upTo {
            try checkCancellation()
            let changes: SourceChanges
            do {
                changes = try await source.changes(after: position, upTo: run.state.upTo, limit: settings.pageSize)
            } catch {
                throw .connector(error)
            }
            if changes.requiresFullEvaluation { throw .needsFullEvaluation }
            try await body(changes, &run)
            position = changes.next
            run.state.cursor = position.rawValue
            try await commit(PageOutcome(), &run)
        }
    }

    func forEachMember(
        of group: SourceID, _ body: ([SourceMember]) async throws(CycleInterruption) -> Void
    ) async throws(CycleInterruption) {
        var last: SourceID?
        while true {
            try checkCancellation()
            let members: [SourceMember]
            do { members = try await source.members(of: group, after: last, limit: settings.pageSize) } catch { throw .connector(error) }
            try await body(members)
            guard members.count == settings.pageSize, let end = members.last else { return }
            last = end.id
        }
    }

    private func retryEscrows(_ rules: ObjectRules, with provisioner: ObjectProvisioner, _ run: inout Run) async throws(CycleInterruption) {
        let type = rules.mapping.type
        // Objects that fail again are due later than this, so that none is met twice.
        let due = run.state.began
        var last: SourceID?
        while true {
            let escrows = try await storage { () async throws(StorageError) in
                try await links.dueEscrows(of: type, at: due, after: last, limit: settings.pageSize, job: job)
            }
            guard let end = escrows.last else { return }
            let expired = escrows.filter { $0.isExpired(at: due) }
            if !expired.isEmpty { try await drop(expired, &run) }
            try await apply(escrows.filter { !$0.isExpired(at: due) }.map(\.source), of: type, with: provisioner, &run)
            last = end.source
        }
    }

    /// Gives up on objects that failed for weeks, and says so; they are looked at again when they change.
    private func drop(_ escrows: [Escrow], _ run: inout Run) async throws(CycleInterruption) {
        var page = PageOutcome()
        for escrow in escrows {
            page.removedEscrows.append((escrow.type, escrow.source))
            let log = AttemptLog(SourceItem(id: escrow.source, type: escrow.type, object: nil, assignments: []), context: context)
            page.log.append(
                log.record(
                    action: .other, status: .failure, target: nil,
                    error: .failure(
                        code: escrow.code,
                        reason: "It has failed for 28 days and is not retried any more. The last failure: \(escrow.message)",
                        cure: "Remove the cause; it is tried again when the object changes, or with a restart.")))
        }
        try await commit(page, &run)
    }

    func apply(
        _ ids: [SourceID], of type: ObjectType, with provisioner: ObjectProvisioner, _ run: inout Run
    ) async throws(CycleInterruption) {
        guard !ids.isEmpty else { return }
        let items: [SourceItem]
        do { items = try await source.items(of: type, ids) } catch { throw .connector(error) }
        run.state.total += items.count
        try await apply(items, with: provisioner, next: run.state.cursor, &run)
    }

    // MARK: A page

    /// Objects to work on, with what is stored about them.
    private struct Batch: Sendable {
        let items: [SourceItem]
        let links: [SourceID: Link]
        let escrows: [SourceID: Escrow]
        /// Where the source goes on; `nil` after the last page.
        let next: String?
    }

    private func batch(_ items: [SourceItem], of type: ObjectType, next: String?) async throws(CycleInterruption) -> Batch {
        let ids = items.map(\.id)
        let known = try await storage { () async throws(StorageError) in try await links.links(of: type, for: ids, job: job) }
        let escrows = try await storage { () async throws(StorageError) in try await links.escrows(of: type, for: ids, job: job) }
        return Batch(items: items, links: known, escrows: escrows, next: next)
    }

    /// Processes a page and commits its outcome; `next` is where the cycle goes on afterwards.
    func apply(
        _ items: [SourceItem], with provisioner: ObjectProvisioner, next: String?, _ run: inout Run
    ) async throws(CycleInterruption) {
        try checkCancellation()
        let batch = try await batch(items, of: provisioner.mapping.type, next: nil)
        var provisioner = provisioner
        provisioner.claims = MatchingClaims()
        let (page, interruption) = try await work(on: batch, with: provisioner, next: next, &run)
        try await commit(page, &run)
        if let interruption { throw interruption }
    }

    /// Processes a page with bounded concurrency.
    ///
    /// - Returns: what is to be committed in any case, and why the page was not completed; the cycle's cursor is `next` if it was.
    private func work(
        on batch: Batch, with provisioner: ObjectProvisioner, next: String?, _ run: inout Run
    ) async throws(CycleInterruption) -> (PageOutcome, CycleInterruption?) {
        let type = provisioner.mapping.type
        let countsBefore = run.state.counts
        var page = PageOutcome()
        var movedGroups: [(id: SourceID, hasAccount: Bool)] = []
        var fatal: ConnectorError?
        var handled = 0
        await withTaskGroup(of: ObjectOutcome.self) { group in
            var waiting = batch.items.makeIterator()
            func start() {
                guard fatal == nil, !Task.isCancelled, let item = waiting.next() else { return }
                let (link, escrow) = (batch.links[item.id], batch.escrows[item.id])
                group.addTask { await provisioner.process(item, link: link, escrow: escrow) }
            }
            for _ in 0..<settings.concurrency { start() }
            for await outcome in group {
                // What was cut off by a stop is no failure: it is looked at again when the cycle goes on.
                if Task.isCancelled, outcome.effect == .failed { continue }
                handled += 1
                if let error = outcome.fatal {
                    fatal = fatal ?? error
                } else {
                    outcome.count(in: &run.state.counts)
                    outcome.add(to: &page)
                    if type == .group, outcome.link?.target != batch.links[outcome.item.id]?.target {
                        movedGroups.append((outcome.item.id, outcome.link != nil))
                    }
                }
                // A skip says nothing of the target: most skipped objects never had to do with it.
                if !outcome.isSkipped {
                    let outage = run.noteOutage(outcome.suggestsOutage, threshold: settings.outageThreshold)
                    fatal = fatal ?? outage
                }
                if handled % 16 == 0 { publish(run) }
                start()
            }
        }
        for group in movedGroups { try await forgetMembers(of: group.id, hasAccount: group.hasAccount, in: &page, run) }
        let isComplete = handled == batch.items.count && fatal == nil
        if isComplete { run.state.cursor = next } else { run.state.counts.takeBack(from: countsBefore) }
        return (page, isComplete ? nil : fatal.map { .connector($0) } ?? .stopped)
    }

    func makeProvisioner(_ rules: ObjectRules, index: TargetIndex?, trustsIndex: Bool, logsUnassigned: Bool) -> ObjectProvisioner {
        let (links, job) = (links, job)
        return ObjectProvisioner(
            rules: rules, context: context, index: index, trustsIndex: trustsIndex,
            linkOwner: { (type, target) async throws(ConnectorError) in
                do throws(StorageError) {
                    return try await links.link(of: type, target: target, job: job)?.source
                } catch {
                    throw ConnectorError(error)
                }
            },
            logsUnassigned: logsUnassigned)
    }

    func storage<Answer>(_ body: () async throws(StorageError) -> Answer) async throws(CycleInterruption) -> Answer {
        do { return try await body() } catch { throw .storage(error) }
    }
}

extension ConnectorError {
    init(_ error: StorageError) {
        self.init(kind: .sourceUnavailable, code: "InternalError", message: "The store did not answer: \(error).")
    }
}

extension Array {
    func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
