package import FoundationEssentials
package import Persistence

/// The provisioning log: written through ``LinkStore/commit(_:job:)``, read here.
package protocol ProvisioningLogStore: Sendable {
    /// Records that satisfy the query, newest first (or oldest first), after the cursor.
    func records(_ query: ProvisioningLogQuery) async throws(StorageError) -> [ProvisioningLogRecord]
    func record(_ id: String) async throws(StorageError) -> ProvisioningLogRecord?
    /// How many satisfy the query, its limit and cursor left aside.
    func count(_ query: ProvisioningLogQuery) async throws(StorageError) -> Int
}

/// What to look for in the provisioning log; every part that is set must hold.
package struct ProvisioningLogQuery: Hashable, Sendable {
    package var job: JobID?
    package var servicePrincipal: ServicePrincipalID?
    package var cycle: CycleID?
    package var change: String?
    /// The object's identifier at the source.
    package var source: SourceID?
    package var target: TargetID?
    /// Text that occurs in the source or target identity's name or user name, without regard to case.
    package var name: String?
    package var action: ProvisioningAction?
    package var status: ProvisioningResult?
    package var from: Date?
    package var until: Date?
    /// Names of which one at least must be among the modified properties.
    package var modifiedProperties: [String] = []
    package var newestFirst = true
    /// The last record of the page before (its `sequence`).
    package var after: Int64?
    package var limit = 100

    package init() {}
}
