package import FoundationEssentials
package import Persistence

/// Applications and their service principals.
package protocol ApplicationStore: Sendable {
    func application(_ id: ObjectID) async throws(StorageError) -> Application?
    func application(appID: GUID) async throws(StorageError) -> Application?
    /// In the order of ids.
    func applications(after: ObjectID?, limit: Int) async throws(StorageError) -> [Application]
    func servicePrincipal(_ id: ObjectID) async throws(StorageError) -> ServicePrincipal?
    func servicePrincipal(appID: GUID) async throws(StorageError) -> ServicePrincipal?
    func servicePrincipals(_ ids: [ObjectID]) async throws(StorageError) -> [ServicePrincipal]
    /// In the order of ids.
    func servicePrincipals(after: ObjectID?, limit: Int) async throws(StorageError) -> [ServicePrincipal]

    /// Creates both, or the one that is given.
    ///
    /// - Throws: `conflict` on `id` or `appId`.
    func create(_ application: Application?, _ servicePrincipal: ServicePrincipal?) async throws(StorageError)
    /// Replaces the application of the same id, and the app roles of its service principal with it.
    ///
    /// - Throws: `notFound`.
    func update(_ application: Application, at date: Date) async throws(StorageError)
    /// Replaces the service principal of the same id, and the app roles of its application with it.
    ///
    /// - Throws: `notFound`.
    func update(_ servicePrincipal: ServicePrincipal, at date: Date) async throws(StorageError)
    /// Deletes the application and its service principal with its assignments and owners.
    ///
    /// - Throws: `notFound`.
    func deleteApplication(_ id: ObjectID, at date: Date) async throws(StorageError)
    /// Deletes the service principal with its assignments and owners.
    ///
    /// - Throws: `notFound`.
    func deleteServicePrincipal(_ id: ObjectID, at date: Date) async throws(StorageError)
}

/// Who owns which application or service principal.
package protocol OwnerStore: Sendable {
    /// The owners of an application or of a service principal, in the order of ids.
    func owners(of object: ObjectID) async throws(StorageError) -> [ObjectID]
    /// The applications and service principals that a user owns.
    func owned(by user: ObjectID) async throws(StorageError) -> Set<ObjectID>
    /// False when it was an owner already.
    ///
    /// - Throws: `notFound` when there is no such application or service principal.
    func addOwner(_ user: ObjectID, of object: ObjectID) async throws(StorageError) -> Bool
    /// False when it was none.
    func removeOwner(_ user: ObjectID, of object: ObjectID) async throws(StorageError) -> Bool
}
