package import FoundationEssentials
package import Persistence

/// Users and groups.
///
/// Every change is written to the ``ChangeFeed`` in the same transaction; a change that changes nothing is not.
/// Looking up by id finds softly deleted objects too (`deletedDateTime` tells); every other look-up does not, unless asked.
package protocol DirectoryStore: Sendable {
    func object(_ id: ObjectID) async throws(StorageError) -> DirectoryObject?
    /// Those of the objects that exist, in no particular order.
    func objects(_ ids: [ObjectID]) async throws(StorageError) -> [DirectoryObject]
    /// Those of the objects that exist and are not softly deleted, in no particular order.
    func livingIDs(among ids: [ObjectID]) async throws(StorageError) -> [ObjectID]
    /// The living user with this principal name, whatever its case.
    func user(principalName: String) async throws(StorageError) -> DirectoryObject?
    /// A page in the order of ids; fewer than `limit` means that it is the last.
    func objects(matching query: DirectoryQuery) async throws(StorageError) -> [DirectoryObject]
    /// How many there are: all that match, whatever the query's `after` and `limit`.
    func count(matching query: DirectoryQuery) async throws(StorageError) -> Int
    /// The living users whose manager this is, in the order of ids.
    func reports(of manager: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [DirectoryObject]

    /// - Throws: `conflict` on `id` or `userPrincipalName` (which is unique among living users without regard to case).
    func create(_ object: DirectoryObject) async throws(StorageError)
    /// Returns the object as it is now.
    ///
    /// - Throws: `notFound` when absent or softly deleted; `conflict` on `userPrincipalName`.
    func update(_ id: ObjectID, applying changes: [AttributeChange], at date: Date) async throws(StorageError) -> DirectoryObject
    /// Sets or clears the manager of a living user.
    ///
    /// - Throws: `notFound` when either is no living user.
    func setManager(of user: ObjectID, to manager: ObjectID?, at date: Date) async throws(StorageError)
    /// Hides the object, keeping its memberships and its assignments for `restore`.
    ///
    /// - Throws: `notFound` when absent or already deleted.
    func softDelete(_ id: ObjectID, at date: Date) async throws(StorageError)
    /// - Throws: `notFound` when absent or not deleted; `conflict` on `userPrincipalName` when the name has been taken meanwhile.
    func restore(_ id: ObjectID, at date: Date) async throws(StorageError) -> DirectoryObject
    /// Removes the object, its memberships, its assignments and every reference to it, for good.
    ///
    /// - Throws: `notFound` unless softly deleted.
    func purge(_ id: ObjectID, at date: Date) async throws(StorageError)
}
