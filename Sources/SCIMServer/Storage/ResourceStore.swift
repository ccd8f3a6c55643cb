public import Persistence

/// The resources of one tenant.
///
/// Operations are commands, so that an implementation may batch those of many callers into one transaction. A write has
/// reached the disk when its call returns.
public protocol ResourceStore: Sendable {
    /// Stores a new resource with its members.
    ///
    /// - Throws: `conflict` when the unique key is taken.
    func create(_ record: ResourceRecord, members: [String]) async throws(StorageError) -> WriteOutcome

    /// The resource with that `id`, or `nil`.
    func resource(_ id: String, ofType resourceType: String, with relations: Relations) async throws(StorageError) -> StoredResource?

    /// One page of the resources that match.
    func list(_ query: ResourceQuery) async throws(StorageError) -> ResourcePage

    /// Changes one resource.
    ///
    /// - Throws: `notFound`, `stale` when the version is not the expected one, `conflict` as for ``create(_:members:)``.
    func update(_ update: ResourceUpdate) async throws(StorageError) -> WriteOutcome

    /// Removes one resource with all memberships it is part of; groups that lose a member by it have changed at `now`.
    ///
    /// - Throws: `notFound`; `stale` when `expectedVersion` is given and not the stored one.
    func delete(_ id: String, ofType resourceType: String, expectedVersion: Int64?, now: Int64) async throws(StorageError)

    /// A page of a group's members after a position.
    func members(of group: String, after position: ResourcePosition?, limit: Int) async throws(StorageError) -> MembershipPage
}
