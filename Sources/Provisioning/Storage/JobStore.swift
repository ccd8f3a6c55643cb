package import Persistence

/// Jobs, their schema, their health and the cycle under way.
package protocol JobStore: Sendable {
    /// Every job, in the order of creation.
    func jobs() async throws(StorageError) -> [SynchronizationJob]
    func job(_ id: JobID) async throws(StorageError) -> SynchronizationJob?
    func jobs(of servicePrincipal: ServicePrincipalID) async throws(StorageError) -> [SynchronizationJob]
    /// Adds a job with its schema document (Graph's synchronizationSchema as JSON).
    func create(_ job: SynchronizationJob, schema: SynchronizationSchema) async throws(StorageError)
    /// Replaces schedule and scope; `notFound` when the job is gone.
    func update(_ job: SynchronizationJob) async throws(StorageError)
    /// Removes the job with links, escrows, pending references, watermark and cycle; its log stays.
    func delete(_ id: JobID) async throws(StorageError)

    func schema(of id: JobID) async throws(StorageError) -> SynchronizationSchema?
    func replaceSchema(of id: JobID, by schema: SynchronizationSchema) async throws(StorageError)

    func status(of id: JobID) async throws(StorageError) -> JobStatus
    func setStatus(_ status: JobStatus, of id: JobID) async throws(StorageError)

    func watermark(of id: JobID) async throws(StorageError) -> Watermark?
    /// The cycle that was under way when last saved; `nil` when none is.
    func cycle(of id: JobID) async throws(StorageError) -> CycleState?
    /// Saves the beginning of a cycle.
    func begin(_ cycle: CycleState, of id: JobID) async throws(StorageError)
    /// Ends the cycle: forgets its state, sets the watermark (unless `nil`) and the status, all in one transaction.
    func finishCycle(of id: JobID, watermark: Watermark?, status: JobStatus) async throws(StorageError)
    /// Forgets what `reset` names, the cycle under way included; in one transaction.
    func reset(_ reset: ResetScope, of id: JobID) async throws(StorageError)
}

/// What a restart forgets.
///
/// - SeeAlso: Microsoft Graph, synchronizationJobRestartCriteria (`resetScope`)
package struct ResetScope: OptionSet, Hashable, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The cursor: everybody is evaluated again.
    package static let watermark = ResetScope(rawValue: 1)
    /// Remembered failures and pending references.
    package static let escrows = ResetScope(rawValue: 2)
    /// The quarantine.
    package static let quarantineState = ResetScope(rawValue: 4)
    /// The links: everybody is matched again.
    package static let connectorDataStore = ResetScope(rawValue: 8)

    /// What the portal's *Restart provisioning* forgets.
    package static let standard: ResetScope = [.watermark, .escrows, .quarantineState]
    package static let full: ResetScope = [.watermark, .escrows, .quarantineState, .connectorDataStore]
}
