import Foundation
import Persistence
import Provisioning
import Synchronization

/// A store that dies: from then on nothing is written any more, as after `kill -9`.
final class MortalLinkStore: LinkStore {
    private let store: any LinkStore
    private let isDead = Mutex(false)

    init(_ store: any LinkStore) { self.store = store }

    func die() { isDead.withLock { $0 = true } }

    func commit(_ outcome: PageOutcome, job: JobID) async throws(StorageError) {
        guard !isDead.withLock({ $0 }) else { throw .unavailable("killed") }
        try await store.commit(outcome, job: job)
    }

    func links(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Link] {
        try await store.links(of: type, for: sources, job: job)
    }

    func link(of type: ObjectType, target: TargetID, job: JobID) async throws(StorageError) -> Link? {
        try await store.link(of: type, target: target, job: job)
    }

    func page(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [Link] {
        try await store.page(of: type, after: source, limit: limit, job: job)
    }

    func count(of type: ObjectType, job: JobID) async throws(StorageError) -> Int { try await store.count(of: type, job: job) }

    func escrows(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Escrow] {
        try await store.escrows(of: type, for: sources, job: job)
    }

    func dueEscrows(
        of type: ObjectType, at date: Date, after source: SourceID?, limit: Int, job: JobID
    ) async throws(StorageError) -> [Escrow] {
        try await store.dueEscrows(of: type, at: date, after: source, limit: limit, job: job)
    }

    func escrowCount(job: JobID) async throws(StorageError) -> Int { try await store.escrowCount(job: job) }

    func resolvableReferences(
        after reference: PendingReference?, limit: Int, job: JobID
    ) async throws(StorageError) -> [ResolvableReference] {
        try await store.resolvableReferences(after: reference, limit: limit, job: job)
    }

    func unreportedReferences(limit: Int, job: JobID) async throws(StorageError) -> [PendingReference] {
        try await store.unreportedReferences(limit: limit, job: job)
    }

    func references(of type: ObjectType, source: SourceID, job: JobID) async throws(StorageError) -> [PendingReference] {
        try await store.references(of: type, source: source, job: job)
    }

    func hasReferenceWork(job: JobID) async throws(StorageError) -> Bool { try await store.hasReferenceWork(job: job) }

    func knownMembers(of group: SourceID, job: JobID) async throws(StorageError) -> [SourceID: TargetID] {
        try await store.knownMembers(of: group, job: job)
    }
}
