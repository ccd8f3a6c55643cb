package import Directory
import FoundationEssentials
import Persistence
package import Provisioning

/// Configures, runs and watches the provisioning of applications.
package struct ProvisioningAdministration: Sendable {
    let applications: any ApplicationStore
    let organizations: any OrganizationStore
    let jobs: any JobStore
    let links: any LinkStore
    let log: any ProvisioningLogStore
    let vault: SecretVault
    let connectors: any ConnectorFactory
    let scheduler: JobScheduler
    let board: ProgressBoard
    let now: @Sendable () -> Date

    package init(
        applications: any ApplicationStore, organizations: any OrganizationStore, log: any ProvisioningLogStore, engine: JobEngine,
        scheduler: JobScheduler
    ) {
        self.applications = applications
        self.organizations = organizations
        self.log = log
        self.scheduler = scheduler
        jobs = engine.jobs
        links = engine.links
        vault = engine.vault
        connectors = engine.connectors
        board = engine.board
        now = engine.environment.now
    }

    /// The connectors that fit an application.
    package func templates(of id: ServicePrincipalID, by caller: Caller) async throws -> [SynchronizationTemplate] {
        [.template(for: try await servicePrincipal(id, .reading, caller).applicationTemplateID)]
    }

    // MARK: Jobs

    package func jobs(of id: ServicePrincipalID, by caller: Caller) async throws -> [JobDescription] {
        _ = try await servicePrincipal(id, .reading, caller)
        var descriptions: [JobDescription] = []
        for job in try await jobs.jobs(of: id) { descriptions.append(try await describe(job)) }
        return descriptions
    }

    package func job(_ id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws -> JobDescription {
        try await describe(try await job(id, of: servicePrincipal, .reading, caller))
    }

    /// Adds a job, switched off.
    ///
    /// - Parameter templateID: `nil` for the application's own connector.
    package func createJob(
        templateID: String?, of id: ServicePrincipalID, by caller: Caller
    ) async throws -> JobDescription {
        let principal = try await servicePrincipal(id, .managing, caller)
        let fitting = SynchronizationTemplate.template(for: principal.applicationTemplateID)
        guard let template = templateID == nil ? fitting : SynchronizationTemplate.all.first(where: { $0.id == templateID }) else {
            let known = SynchronizationTemplate.all.map(\.id).joined(separator: ", ")
            throw AdministrationError.invalid("there is no synchronization template “\(templateID ?? "")”; choose one of \(known)")
        }
        if let existing = try await jobs.jobs(of: id).first {
            throw AdministrationError.conflict("“\(principal.displayName)” already has the synchronization job \(existing.id)")
        }
        let organization = try await organizations.organization()
        let tenant = (organization?.id.text ?? "").filter { $0 != "-" }
        let secrets = try await secretsInTheClear(of: id)
        let job = SynchronizationJob(
            id: JobID(rawValue: "\(template.id).\(tenant).\(GUID.random().text)"), servicePrincipal: id, templateID: template.id,
            scope: Self.scope(secrets), created: now())
        try await jobs.create(job, schema: template.makeSchema(principal.displayName, organization?.displayName ?? "Directory"))
        return try await describe(job)
    }

    /// Sets the time from the start of one cycle to the start of the next.
    package func setInterval(
        _ interval: Duration, of id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller
    ) async throws -> JobDescription {
        var job = try await job(id, of: servicePrincipal, .managing, caller)
        guard interval >= Schedule.shortestInterval, interval <= .seconds(366 * 86_400) else {
            throw AdministrationError.invalid("the interval must be between PT10S and P366D")
        }
        job.schedule.interval = interval
        try await jobs.update(job)
        var status = try await jobs.status(of: id)
        if let last = status.lastExecution, status.nextCycle != nil {
            status.nextCycle = last.began.addingTimeInterval(interval.seconds)
            try await jobs.setStatus(status, of: id)
        }
        scheduler.wake()
        return try await describe(job)
    }

    /// Stops the job and removes it with its links; nothing changes in the application.
    package func deleteJob(_ id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws {
        try await remove(try await job(id, of: servicePrincipal, .managing, caller))
    }

    /// Removes the jobs and secrets of a service principal that is being deleted; whoever deletes it has been authorized for that.
    package func removeAll(of id: ServicePrincipalID) async throws {
        for job in try await jobs.jobs(of: id) { try await remove(job) }
        try await forgetSecrets(of: id)
    }

    private func remove(_ job: SynchronizationJob) async throws {
        var stopped = job
        stopped.schedule.state = .disabled
        try await jobs.update(stopped)
        await scheduler.stop(job.id)
        try await jobs.delete(job.id)
    }

    /// Switches the job on; when it is on already, its next cycle begins at once.
    package func start(_ id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws {
        var job = try await job(id, of: servicePrincipal, .managing, caller)
        let secrets = try await secretsInTheClear(of: servicePrincipal)
        do { _ = try TargetCredentials(secrets: secrets) } catch { throw AdministrationError.invalid(error.message) }
        job.schedule.state = .active
        try await jobs.update(job)
        var status = try await jobs.status(of: id)
        status.nextCycle = now()
        status.quarantine = nil
        try await jobs.setStatus(status, of: id)
        scheduler.wake()
    }

    /// Stops the job at once: what is under way is finished, saved, and goes on with the next start.
    package func pause(_ id: JobID, of servicePrincipal: ServicePrincipalID, by caller: Caller) async throws {
        var job = try await job(id, of: servicePrincipal, .managing, caller)
        job.schedule.state = .paused
        try await jobs.update(job)
        await scheduler.stop(id)
    }

    /// Forgets what `reset` names and begins a new cycle.
    package func restart(
        _ id: JobID, of servicePrincipal: ServicePrincipalID, forgetting reset: ResetScope, by caller: Caller
    ) async throws {
        _ = try await job(id, of: servicePrincipal, .managing, caller)
        try await restart(id, forgetting: reset)
        try await start(id, of: servicePrincipal, by: caller)
    }

    /// A cycle under way is stopped first: it must not commit into what has been forgotten.
    func restart(_ id: JobID, forgetting reset: ResetScope) async throws {
        guard var job = try await jobs.job(id) else { return }
        let state = job.schedule.state
        job.schedule.state = .paused
        try await jobs.update(job)
        await scheduler.stop(id)
        try await jobs.reset(reset, of: id)
        job.schedule.state = state
        try await jobs.update(job)
        scheduler.wake()
    }

    // MARK: Shared

    /// What a use case does with the provisioning of an application.
    enum Access: Hashable, Sendable {
        case reading, managing
    }

    func servicePrincipal(
        _ id: ServicePrincipalID, _ access: Access, _ caller: Caller
    ) async throws -> ServicePrincipal {
        guard let objectID = ObjectID(id.rawValue) else { throw Self.unknown(id) }
        try Authorization.require(access == .reading ? .readProvisioning(objectID) : .manageProvisioning(objectID), caller)
        guard let principal = try await applications.servicePrincipal(objectID) else { throw Self.unknown(id) }
        return principal
    }

    private static func unknown(_ id: ServicePrincipalID) -> AdministrationError {
        .notFound("there is no service principal \(id)")
    }

    func job(
        _ id: JobID, of servicePrincipal: ServicePrincipalID, _ access: Access, _ caller: Caller
    ) async throws -> SynchronizationJob {
        _ = try await self.servicePrincipal(servicePrincipal, access, caller)
        guard let job = try await jobs.job(id), job.servicePrincipal == servicePrincipal else {
            throw AdministrationError.notFound("service principal \(servicePrincipal) has no synchronization job \(id)")
        }
        return job
    }

    private func describe(_ job: SynchronizationJob) async throws -> JobDescription {
        let status = try await jobs.status(of: job.id)
        var counts: [JobDescription.LinkedCount] = []
        for mapping in try await jobs.schema(of: job.id)?.rules.flatMap(\.objectMappings) ?? [] {
            guard let type = ObjectType(rawValue: mapping.sourceObjectName) else { continue }
            counts.append(
                .init(key: "\(type.rawValue) to \(mapping.targetObjectName)", value: try await links.count(of: type, job: job.id)))
        }
        return JobDescription(
            job: job, code: try await code(of: job, status), status: status, progress: board[job.id], linkedCounts: counts,
            escrows: try await links.escrowCount(job: job.id))
    }

    private func code(of job: SynchronizationJob, _ status: JobStatus) async throws -> JobCode {
        if status.quarantine != nil { return .quarantine }
        switch job.schedule.state {
        case .active: return status.lastExecution == nil ? .notRun : .active
        case .paused: return .paused
        case .disabled:
            let secrets = try await vault.sealedKeys(of: job.servicePrincipal)
            return secrets.isSuperset(of: ["BaseAddress", "SecretToken"]) ? .paused : .notConfigured
        }
    }
}
