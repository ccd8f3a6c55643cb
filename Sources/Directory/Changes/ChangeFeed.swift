package import Persistence

/// Everything that ever changed in the directory, in order.
///
/// Beside the obvious entries: purging a group also tells `memberRemoved` for each member, purging a user
/// `memberRemoved` for each of its groups and `managerChanged` for each report, so that a reader who never saw the
/// object still learns who is affected. Deleting an application tells `unassigned` for each of its assignments.
package protocol ChangeFeed: Sendable {
    /// The sequence number of the newest entry, 0 when there is none.
    func latestSequence() async throws(StorageError) -> Int64
    /// Entries in ascending order; fewer than `limit` means that there are no more.
    func changes(after sequence: Int64, limit: Int) async throws(StorageError) -> [DirectoryChange]
}
