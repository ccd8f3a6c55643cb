package import FoundationEssentials
package import Persistence

/// What the engine knows about the target: links, failures, references that wait, and group members.
package protocol LinkStore: Sendable {
    /// The links of these objects, by source; objects without a link are absent.
    func links(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Link]
    /// The link that holds this account, if any.
    func link(of type: ObjectType, target: TargetID, job: JobID) async throws(StorageError) -> Link?
    /// Links ordered by source, after `source`.
    func page(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [Link]
    /// The sources of ``page(of:after:limit:job:)``, without the rest of the links.
    func sources(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [SourceID]
    func count(of type: ObjectType, job: JobID) async throws(StorageError) -> Int

    /// The escrows of these objects.
    func escrows(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Escrow]
    /// Escrows whose next retry is at or before `date`, ordered by source, after `source`.
    func dueEscrows(
        of type: ObjectType, at date: Date, after source: SourceID?, limit: Int, job: JobID
    ) async throws(StorageError) -> [Escrow]
    func escrowCount(job: JobID) async throws(StorageError) -> Int

    /// References that can be set now: the referring object is linked, and the referred one too (or the reference is to be
    /// cleared). Ordered by (source, attribute), after `reference`.
    func resolvableReferences(
        after reference: PendingReference?, limit: Int, job: JobID
    ) async throws(StorageError) -> [ResolvableReference]
    /// References that cannot be set and have not been reported yet.
    func unreportedReferences(limit: Int, job: JobID) async throws(StorageError) -> [PendingReference]

    /// The pending references of one object, by attribute.
    func references(of type: ObjectType, source: SourceID, job: JobID) async throws(StorageError) -> [PendingReference]
    /// Whether a reference can be set now or has not been reported; what an idle cycle asks first.
    func hasReferenceWork(job: JobID) async throws(StorageError) -> Bool

    /// The members that the engine has put into a group of the target, by source.
    func knownMembers(of group: SourceID, job: JobID) async throws(StorageError) -> [SourceID: TargetID]

    /// Applies a page's outcome: links, escrows, references, members, log records and the cycle's state, all or nothing.
    func commit(_ outcome: PageOutcome, job: JobID) async throws(StorageError)
}

extension LinkStore {
    package func sources(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [SourceID] {
        try await page(of: type, after: source, limit: limit, job: job).map(\.source)
    }
}

/// A pending reference together with what is needed to set it.
package struct ResolvableReference: Hashable, Sendable {
    package let reference: PendingReference
    /// The account of the referring object.
    package let link: Link
    /// The account of the object referred to; `nil` when the reference is to be cleared.
    package let referenced: TargetID?

    package init(reference: PendingReference, link: Link, referenced: TargetID?) {
        self.reference = reference
        self.link = link
        self.referenced = referenced
    }
}

/// Everything that the processing of a page changed, stored in one transaction, so that a crash loses or repeats a page as a whole.
package struct PageOutcome: Sendable {
    /// Inserted or replaced by (type, source).
    package var links: [Link] = []
    package var removedLinks: [(type: ObjectType, source: SourceID)] = []
    package var escrows: [Escrow] = []
    package var removedEscrows: [(type: ObjectType, source: SourceID)] = []
    /// Inserted or replaced by (type, source, attribute).
    package var references: [PendingReference] = []
    package var removedReferences: [PendingReference] = []
    package var addedMembers: [(group: SourceID, member: SourceID, target: TargetID)] = []
    package var removedMembers: [(group: SourceID, member: SourceID)] = []
    package var log: [ProvisioningLogRecord] = []
    /// The state of the cycle after this page; `nil` leaves the stored one.
    package var cycle: CycleState?

    package init() {}
}
