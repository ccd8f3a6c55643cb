package import Provisioning

/// A job as administrators see it.
package struct JobDescription: Hashable, Sendable {
    package let job: SynchronizationJob
    package let code: JobCode
    package let status: JobStatus
    /// Of the cycle under way; `nil` when none is.
    package let progress: CycleProgress?
    /// Linked objects by pair of types, for example `User to urn:…:User`.
    package let linkedCounts: [LinkedCount]
    /// Objects that failed and are to be retried.
    package let escrows: Int

    package struct LinkedCount: Hashable, Sendable {
        package let key: String
        package let value: Int
    }
}

/// Graph's `synchronizationStatus.code`.
package enum JobCode: String, Hashable, Sendable {
    /// No credentials yet.
    case notConfigured = "NotConfigured"
    /// Started, and no cycle has ended yet.
    case notRun = "NotRun"
    case active = "Active"
    case paused = "Paused"
    case quarantine = "Quarantine"
}
