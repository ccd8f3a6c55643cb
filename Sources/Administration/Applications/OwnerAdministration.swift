package import Directory
import Persistence

/// Who owns an application or a service principal.
package struct OwnerAdministration: Sendable {
    private let owners: any OwnerStore
    private let directory: any DirectoryStore

    package init(owners: any OwnerStore, directory: any DirectoryStore) {
        self.owners = owners
        self.directory = directory
    }

    /// The living owners, in the order of ids.
    package func list(of object: ObjectID, by caller: Caller) async throws -> [DirectoryObject] {
        try Authorization.require(.readDirectory, caller)
        let ids = try await owners.owners(of: object)
        return try await directory.objects(ids).filter { !$0.isDeleted }.sorted { $0.id < $1.id }
    }

    package func add(_ user: ObjectID, to object: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(object), caller)
        let owner = try await directory.living(user, .user)
        do {
            guard try await owners.addOwner(user, of: object) else {
                throw AdministrationError.conflict("\(owner.label) is an owner already")
            }
        } catch StorageError.notFound {
            throw AdministrationError.notFound("there is no application or service principal \(object)")
        }
    }

    package func remove(_ user: ObjectID, from object: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(object), caller)
        guard try await owners.removeOwner(user, of: object) else {
            throw AdministrationError.notFound("\(user) is no owner of \(object)")
        }
    }
}
