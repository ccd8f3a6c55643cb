import FoundationEssentials
package import Persistence

/// Runs one cycle of one job, from wherever it was left.
///
/// `Source page → Scope → Match → Map → Decide → Apply → Log → Watermark`. After each page everything that happened is
/// committed in one transaction together with the place to go on from; the watermark is saved when every object has been applied
/// or is in escrow. Killed at any instant, the cycle goes on at the page that was not committed.
package struct CycleRunner: Sendable {
    /// The knobs of a cycle.
    package struct Settings: Hashable, Sendable {
        /// Objects per page, and so per transaction.
        package var pageSize = 500
        /// Objects that are worked on at the same time.
        package var concurrency = 32
        /// After so many objects in a row that failed for reasons of the target as a whole the cycle gives up until the next interval.
        package var outageThreshold = 20
        /// Members per request of a group change.
        package var membersPerRequest = 100
        package init() {}
    }

    let jobs: any JobStore
    let links: any LinkStore
    let source: any SourceConnector
    let context: CycleContext
    let schema: CompiledSchema
    let settings: Settings
    let board: ProgressBoard

    package init(
        jobs: any JobStore, links: any LinkStore, source: any SourceConnector, context: CycleContext, schema: CompiledSchema,
        settings: Settings, board: ProgressBoard
    ) {
        self.jobs = jobs
        self.links = links
        self.source = source
        self.context = context
        self.schema = schema
        self.settings = settings
        self.board = board
    }

    var job: JobID { context.job.id }

    /// Runs until the cycle's end, a fatal failure, or cancellation.
    ///
    /// - Throws: ``CycleInterruption``; what was done is committed, and the next run goes on from there.
    package func run(_ state: CycleState, isResumed: Bool) async throws(CycleInterruption) -> CycleState {
        var run = Run(state: state, isResumed: isResumed, resumed: context.now(), before: state.counts.processed)
        publish(run)
        defer { board.set(nil, of: job) }
        for phase in CyclePhase.allCases where phase.order >= run.state.phase.order {
            if run.state.phase != phase {
                run.state.phase = phase
                run.state.cursor = nil
            }
            switch phase {
            case .users: try await runObjects(.user, &run)
            case .groups: try await runObjects(.group, &run)
            case .vanished: try await runVanished(&run)
            case .references: try await runReferences(&run)
            case .members: try await runMembers(&run)
            }
        }
        return run.state
    }

    /// A run through a cycle: the state that is saved, and what only this run knows.
    struct Run: Sendable {
        var state: CycleState
        /// Whether the program died or was stopped while pages were being worked on.
        var isResumed: Bool
        let resumed: Date
        /// Objects that had been looked at by then.
        let before: Int
        var failuresInARow = 0
        var requestsBefore = 0

        /// Takes down whether a failure suggests that the target is down; answers the one that ends the cycle when that is certain.
        mutating func noteOutage(_ isSuggested: Bool, threshold: Int) -> ConnectorError? {
            failuresInARow = isSuggested ? failuresInARow + 1 : 0
            return failuresInARow >= threshold ? Self.outage : nil
        }

        private static let outage = ConnectorError(
            kind: .serverFailure, code: "TargetUnavailable",
            message: "Too many objects in a row failed; the application seems to be down. The cycle goes on at the next interval.")
    }

    func publish(_ run: Run) {
        board.set(
            CycleProgress(
                cycle: run.state.id, kind: run.state.kind, phase: run.state.phase, began: run.resumed, observed: context.now(),
                counts: run.state.counts, before: run.before, total: run.state.total), of: job)
    }

    /// Commits a page and the place to go on from.
    func commit(_ page: PageOutcome, _ run: inout Run) async throws(CycleInterruption) {
        var page = page
        seal(&page, &run)
        if let failure = await store(page) { throw .storage(failure) }
    }

    /// Puts the place to go on from into a page that is about to be stored.
    func seal(_ page: inout PageOutcome, _ run: inout Run) {
        let requests = context.gate.requestCount
        run.state.counts.requests += requests - run.requestsBefore
        run.requestsBefore = requests
        page.cycle = run.state
        publish(run)
    }

    /// Stores a sealed page, if there is one, and answers why that did not work.
    func store(_ page: PageOutcome?) async -> StorageError? {
        guard let page else { return nil }
        do throws(StorageError) {
            try await links.commit(page, job: job)
            return nil
        } catch {
            return error
        }
    }

    func checkCancellation() throws(CycleInterruption) {
        if Task.isCancelled { throw .stopped }
    }
}

extension CyclePhase {
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Why a cycle did not come to its end.
package enum CycleInterruption: Error, Hashable, Sendable {
    /// Somebody stopped it, or the program is shutting down.
    case stopped
    /// The target or the source as a whole does not work.
    case connector(ConnectorError)
    case storage(StorageError)
    /// Something changed that concerns everybody; the cycle has to begin anew as an initial one.
    case needsFullEvaluation
}
