package import FoundationEssentials
package import Persistence

/// Who is directly in which group. Members are users or groups; nobody is twice in the same group.
package protocol MembershipStore: Sendable {
    /// A page of the ids of the group's living direct members, in the order of ids; also for a softly deleted group.
    func memberIDs(of group: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [ObjectID]
    /// A page of the group's living direct members, in the order of ids.
    func members(of group: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [DirectoryObject]
    func memberCount(of group: ObjectID) async throws(StorageError) -> Int
    /// The living groups of which each object is a direct member; objects that are in none are left out.
    func directGroups(of members: [ObjectID]) async throws(StorageError) -> [ObjectID: [ObjectID]]
    /// False when it was a member already.
    ///
    /// - Throws: `notFound` when the group or the member does not exist or is deleted.
    func addMember(_ member: ObjectID, to group: ObjectID, at date: Date) async throws(StorageError) -> Bool
    /// False when it was no member.
    ///
    /// - Throws: `notFound` when there is no such living group.
    func removeMember(_ member: ObjectID, from group: ObjectID, at date: Date) async throws(StorageError) -> Bool
}
