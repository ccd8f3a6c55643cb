package import FoundationEssentials
package import Persistence

/// One portion of an import: objects to create, and memberships between objects of this portion or earlier ones.
package struct ImportBatch: Sendable {
    package struct Membership: Hashable, Sendable {
        package let group: ObjectID
        package let member: ObjectID

        package init(group: ObjectID, member: ObjectID) {
            self.group = group
            self.member = member
        }
    }

    package var objects: [DirectoryObject]
    package var memberships: [Membership]
    /// When the memberships came about, for the change feed.
    package let date: Date

    package init(objects: [DirectoryObject] = [], memberships: [Membership] = [], date: Date) {
        self.objects = objects
        self.memberships = memberships
        self.date = date
    }
}

/// How much an import brought in.
package struct ImportCounts: Hashable, Sendable {
    package var users = 0
    package var groups = 0
    package var memberships = 0

    package init() {}
}

/// Gives the next portion, nil after the last. An error ends the import, which then brings in nothing.
package typealias ImportSource = @Sendable () throws(StorageError) -> ImportBatch?

/// Takes a whole directory in one transaction: all of it or nothing.
package protocol DirectoryImport: Sendable {
    /// Creates everything that `source` gives. It is called on the storage's own thread, one call at a time, so that
    /// only one portion is in memory; portions of some thousand objects are right.
    ///
    /// - Throws: `conflict` on `id` or `userPrincipalName`, or what `source` throws; then nothing was imported.
    func importAll(from source: @escaping ImportSource) async throws(StorageError) -> ImportCounts
}
