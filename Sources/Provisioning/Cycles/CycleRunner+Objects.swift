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

    private func runAll(_ rules: ObjectRules, _ run: inout Run) async throws(CycleInterruption) {
        let type = rules.mapping.type
        var index: TargetIndex?
        do {
            let known = try await linkCount(of: type)
            let lookups = try await source.count(of: type) - (run.isResumed ? 0 : known)
            index = try await TargetIndex.fetch(
                mapping: rules.mapping, lookups: max(lookups, known), from: context.target, through: context.gate)
        } catch {
            throw .connector(error)
        }
        let processor = makeProcessor(rules, index: index, trustsIndex: true, logsUnassigned: false)
        var page = try await fetchPage(type, after: run.state.cursor)
        while true {
            let current = page
            // The next page is read while this one is being applied.
            async let upcoming = current.next == nil ? nil : fetchPage(type, after: current.next)
            var cautious = processor
            if run.isResumed {
                // Requests of the killed run may still be on their way: what the index lacks is asked for.
                cautious = makeProcessor(rules, index: index, trustsIndex: false, logsUnassigned: false)
                run.isResumed = false
            }
            try await apply(current.items, with: cautious, next: current.next, &run)
            do {
                guard let next = try await upcoming else { return }
                page = next
            } catch {
                throw error as? CycleInterruption ?? .stopped
            }
        }
    }

    private func fetchPage(_ type: ObjectType, after cursor: String?) async throws(CycleInterruption) -> SourcePage {
        do { return try await source.page(of: type, after: cursor, limit: settings.pageSize) } catch { throw .connector(error) }
    }

    private func runChanged(_ rules: ObjectRules, _ run: inout Run) async throws(CycleInterruption) {
        let type = rules.mapping.type
        let processor = makeProcessor(rules, index: nil, trustsIndex: false, logsUnassigned: true)
        try await forEachChange(&run) { (changes, run) async throws(CycleInterruption) in
            for chunk in (type == .user ? changes.users : changes.groups).chunked(settings.pageSize) {
                try await apply(chunk, of: type, with: processor, &run)
            }
            if type == .user {
                for group in changes.expansions {
                    try await forEachMember(of: group) { (members) async throws(CycleInterruption) in
                        let users = members.filter { $0.type == .user }.map(\.id)
                        try await apply(users, of: .user, with: processor, &run)
                    }
                }
            }
        }
        try await retryEscrows(rules, with: processor, &run)
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

    private func retryEscrows(_ rules: ObjectRules, with processor: ObjectProcessor, _ run: inout Run) async throws(CycleInterruption) {
        let type = rules.mapping.type
        // Objects that fail again are due later than this, so that none is met twice.
        let due = run.state.began
        var last: SourceID?
        while true {
            let escrows = try await storage { () async throws(StorageError) in
                try await links.dueEscrows(of: type, at: due, after: last, limit: settings.pageSize, job: job)
            }
            guard let end = escrows.last else { return }
            try await apply(escrows.map(\.source), of: type, with: processor, &run)
            last = end.source
        }
    }

    private func apply(
        _ ids: [SourceID], of type: ObjectType, with processor: ObjectProcessor, _ run: inout Run
    ) async throws(CycleInterruption) {
        guard !ids.isEmpty else { return }
        let items: [SourceItem]
        do { items = try await source.items(of: type, ids) } catch { throw .connector(error) }
        run.state.total += items.count
        try await apply(items, with: processor, next: run.state.cursor, &run)
    }

    // MARK: A page

    /// Processes a page with bounded concurrency and commits its outcome; `next` is where the cycle goes on afterwards.
    func apply(
        _ items: [SourceItem], with processor: ObjectProcessor, next: String?, _ run: inout Run
    ) async throws(CycleInterruption) {
        try checkCancellation()
        let type = processor.mapping.type
        let ids = items.map(\.id)
        let known = try await storage { () async throws(StorageError) in try await links.links(of: type, for: ids, job: job) }
        let escrows = try await storage { () async throws(StorageError) in try await links.escrows(of: type, for: ids, job: job) }
        var page = PageOutcome()
        var fatal: ConnectorError?
        var handled = 0
        await withTaskGroup(of: ObjectOutcome.self) { group in
            var waiting = items.makeIterator()
            func start() {
                guard fatal == nil, !Task.isCancelled, let item = waiting.next() else { return }
                let (link, escrow) = (known[item.id], escrows[item.id])
                group.addTask { await processor.process(item, link: link, escrow: escrow) }
            }
            for _ in 0..<settings.concurrency { start() }
            for await outcome in group {
                handled += 1
                if let error = outcome.fatal {
                    fatal = fatal ?? error
                } else {
                    outcome.count(in: &run.state.counts)
                    outcome.add(to: &page)
                }
                run.failuresInARow = outcome.suggestsOutage ? run.failuresInARow + 1 : 0
                if run.failuresInARow >= settings.outageThreshold, fatal == nil { fatal = Self.outage }
                if handled % 16 == 0 { publish(run) }
                start()
            }
        }
        let isComplete = handled == items.count && fatal == nil
        if isComplete { run.state.cursor = next }
        try await commit(page, &run)
        guard isComplete else {
            throw fatal.map { .connector($0) } ?? .stopped
        }
    }

    private static let outage = ConnectorError(
        kind: .serverFailure, code: "TargetUnavailable",
        message: "Too many objects in a row failed; the application seems to be down. The cycle goes on at the next interval.")

    func makeProcessor(_ rules: ObjectRules, index: TargetIndex?, trustsIndex: Bool, logsUnassigned: Bool) -> ObjectProcessor {
        let (links, job) = (links, job)
        return ObjectProcessor(
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

    private func linkCount(of type: ObjectType) async throws(ConnectorError) -> Int {
        do { return try await links.count(of: type, job: job) } catch { throw ConnectorError(error) }
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
