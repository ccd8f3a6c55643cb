package import FoundationEssentials
package import Persistence

/// Runs the cycles of jobs and keeps their status.
package struct JobEngine: Sendable {
    /// Time, waiting and names, injected.
    package struct Environment: Sendable {
        package let now: @Sendable () -> Date
        package let sleep: @Sendable (Duration) async throws -> Void
        package let makeID: @Sendable () -> String
        /// Told of what administrators of the server should see in its log.
        package let observe: @Sendable (EngineEvent) -> Void

        package init(
            now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void,
            makeID: @escaping @Sendable () -> String, observe: @escaping @Sendable (EngineEvent) -> Void
        ) {
            self.now = now
            self.sleep = sleep
            self.makeID = makeID
            self.observe = observe
        }
    }

    package let jobs: any JobStore
    package let links: any LinkStore
    package let vault: SecretVault
    package let connectors: any ConnectorFactory
    package let board: ProgressBoard
    package let environment: Environment
    package let settings: CycleRunner.Settings
    package let patience: RequestGate.Patience

    package init(
        jobs: any JobStore, links: any LinkStore, vault: SecretVault, connectors: any ConnectorFactory, board: ProgressBoard,
        environment: Environment, settings: CycleRunner.Settings = .init(), patience: RequestGate.Patience = .init()
    ) {
        self.jobs = jobs
        self.links = links
        self.vault = vault
        self.connectors = connectors
        self.board = board
        self.environment = environment
        self.settings = settings
        self.patience = patience
    }

    /// Runs the job's cycle that is due: the one that was interrupted, or a new one.
    ///
    /// - Returns: how it ended; `nil` when it was stopped and will go on later, or the job is gone.
    /// - Throws: ``StorageError`` when not even the outcome could be saved.
    package func runCycle(of id: JobID) async throws(StorageError) -> CycleSummary? {
        guard let job = try await jobs.job(id) else { return nil }
        let began = environment.now()
        let stored = try await jobs.cycle(of: id)
        do {
            return try await run(job, stored: stored, began: began)
        } catch {
            switch error {
            case .stopped: return nil
            // A request that a stop cut off is no failure of the target.
            case .connector where Task.isCancelled: return nil
            case .storage(let error): throw error
            case .connector(let error): return try await fail(job, error, began: began)
            case .needsFullEvaluation:
                try await jobs.reset(.watermark, of: id)
                return try await runCycle(of: id)
            }
        }
    }

    private func run(
        _ job: SynchronizationJob, stored: CycleState?, began: Date
    ) async throws(CycleInterruption) -> CycleSummary {
        let gate = RequestGate(patience: patience, now: environment.now, sleep: environment.sleep)
        let (target, leavesOutOfScope) = try await target(of: job)
        let source: any SourceConnector
        do { source = try connectors.makeSource(for: job) } catch { throw .connector(error) }
        let schema = try await compiledSchema(of: job, leavesOutOfScope: leavesOutOfScope)
        let isResumed = stored != nil
        guard let state = try await cycle(resuming: stored, of: job, schema: schema, source: source, began: began) else {
            return try await finishIdle(job, source: source, began: began)
        }
        environment.observe(.began(job.id, state.kind, isResumed: isResumed))
        let context = CycleContext(
            job: job, cycle: state.id, servicePrincipalName: await connectors.name(of: job.servicePrincipal), target: target,
            gate: gate, now: environment.now, makeID: environment.makeID)
        let runner = CycleRunner(
            jobs: jobs, links: links, source: source, context: context, schema: schema, settings: settings, board: board)
        let ended = try await runner.run(state, isResumed: isResumed)
        return try await finish(job, ended)
    }

    private func target(of job: SynchronizationJob) async throws(CycleInterruption) -> (any TargetConnector, Bool) {
        let secrets: [String: String]
        do { secrets = try await vault.secrets(of: job.servicePrincipal) } catch {
            switch error {
            case .storage(let error): throw .storage(error)
            case .sealing(let error):
                throw .connector(ConnectorError(kind: .unauthorized, code: "SecretsUnreadable", message: error.reason))
            }
        }
        do {
            let target = try connectors.makeTarget(with: TargetCredentials(secrets: secrets))
            return (target, ["true", "1"].contains(secrets["SkipOutOfScopeDeletions"]?.lowercased()))
        } catch {
            throw .connector(error)
        }
    }

    private func compiledSchema(
        of job: SynchronizationJob, leavesOutOfScope: Bool
    ) async throws(CycleInterruption) -> CompiledSchema {
        let schema: SynchronizationSchema?
        do { schema = try await jobs.schema(of: job.id) } catch { throw .storage(error) }
        guard let schema else {
            throw .connector(ConnectorError(kind: .rejected, code: "InvalidSchema", message: "The job has no attribute mappings."))
        }
        do { return try CompiledSchema(schema, scope: job.scope, leavesOutOfScope: leavesOutOfScope) } catch {
            throw .connector(
                ConnectorError(kind: .rejected, code: "InvalidSchema", message: "The attribute mappings cannot be used: \(error)"))
        }
    }

    /// The interrupted cycle, or a new one; `nil` when there is nothing to do.
    private func cycle(
        resuming stored: CycleState?, of job: SynchronizationJob, schema: CompiledSchema, source: any SourceConnector, began: Date
    ) async throws(CycleInterruption) -> CycleState? {
        if let stored { return stored }
        let end: Watermark
        do { end = try await source.currentWatermark() } catch { throw .connector(error) }
        do {
            let watermark = try await jobs.watermark(of: job.id)
            if watermark == end, try await isIdle(job.id, at: began) { return nil }
            let kind: CycleKind = watermark == nil ? .initial : .incremental
            var total = 0
            if kind == .initial {
                for type in ObjectType.allCases where schema.rules(for: type) != nil {
                    do throws(ConnectorError) { total += try await source.count(of: type) } catch {
                        throw CycleInterruption.connector(error)
                    }
                }
            }
            let state = CycleState(
                id: CycleID(rawValue: environment.makeID()), kind: kind, began: began, upTo: end, total: total)
            try await jobs.begin(state, of: job.id)
            return state
        } catch let error as StorageError {
            throw .storage(error)
        } catch {
            throw error as? CycleInterruption ?? .stopped
        }
    }

    private func isIdle(_ job: JobID, at date: Date) async throws(StorageError) -> Bool {
        for type in ObjectType.allCases {
            guard try await links.dueEscrows(of: type, at: date, after: nil, limit: 1, job: job).isEmpty else { return false }
        }
        return try await !links.hasReferenceWork(job: job)
    }

    // MARK: The end

    private func finishIdle(
        _ job: SynchronizationJob, source: any SourceConnector, began: Date
    ) async throws(CycleInterruption) -> CycleSummary {
        let end: Watermark
        do { end = try await source.currentWatermark() } catch { throw .connector(error) }
        var state = CycleState(
            id: CycleID(rawValue: environment.makeID()), kind: .incremental, began: began, upTo: end, total: 0)
        state.phase = .members
        // A change that arrived just now belongs to the next cycle.
        do {
            guard let watermark = try await jobs.watermark(of: job.id) else { throw CycleInterruption.stopped }
            return try await finish(job, state, watermark: watermark)
        } catch let error as StorageError {
            throw .storage(error)
        } catch {
            throw error as? CycleInterruption ?? .stopped
        }
    }

    private func finish(
        _ job: SynchronizationJob, _ state: CycleState, watermark: Watermark? = nil
    ) async throws(CycleInterruption) -> CycleSummary {
        let now = environment.now()
        let summary = CycleSummary(
            id: state.id, kind: state.kind, state: state.counts.failed > 0 ? .entryLevelErrors : .succeeded, began: state.began,
            ended: now, counts: state.counts)
        do {
            var status = try await jobs.status(of: job.id)
            status.lastExecution = summary
            status.lastSuccessfulExecution = summary
            if state.counts.exported > 0 { status.lastSuccessfulExecutionWithExports = summary }
            status.successiveCompleteFailures = 0
            status.quarantine = nil
            if state.counts.failed == 0 {
                status.steadyStateFirstAchieved = status.steadyStateFirstAchieved ?? now
                status.steadyStateLastAchieved = now
            }
            status.nextCycle = max(now, state.began.addingTimeInterval(job.schedule.interval.seconds))
            try await jobs.finishCycle(of: job.id, watermark: watermark ?? state.upTo, status: status)
        } catch {
            throw .storage(error)
        }
        environment.observe(.ended(job.id, summary))
        return summary
    }

    /// The cycle as a whole does not work at present: its state is kept, and it goes on at the next attempt.
    private func fail(_ job: SynchronizationJob, _ error: ConnectorError, began: Date) async throws(StorageError) -> CycleSummary {
        let now = environment.now()
        let cycle = try await jobs.cycle(of: job.id)
        let summary = CycleSummary(
            id: cycle?.id ?? CycleID(rawValue: environment.makeID()), kind: cycle?.kind ?? .incremental, state: .failed, began: began,
            ended: now, counts: cycle?.counts ?? CycleCounts(), errorCode: error.code, errorMessage: error.message)
        var status = try await jobs.status(of: job.id)
        status.lastExecution = summary
        status.successiveCompleteFailures += 1
        let next = max(now.addingTimeInterval(job.schedule.interval.seconds), now.addingTimeInterval(error.retryAfter?.seconds ?? 0))
        status.nextCycle = next
        switch error.kind {
        case .unauthorized, .forbidden, .incompatible, .rejected:
            status.quarantine = Quarantine(
                reason: .encounteredQuarantineException, code: error.code,
                message: [error.message, error.request].compactMap(\.self).joined(separator: " "),
                began: status.quarantine?.began ?? now, nextAttempt: next)
        default: break
        }
        try await jobs.setStatus(status, of: job.id)
        environment.observe(.ended(job.id, summary))
        return summary
    }
}

/// What happens in the engine, for the server's log.
package enum EngineEvent: Hashable, Sendable {
    case began(JobID, CycleKind, isResumed: Bool)
    case ended(JobID, CycleSummary)
    /// Not even the outcome of a cycle could be saved.
    case storeFailed(JobID?, StorageError)
}
