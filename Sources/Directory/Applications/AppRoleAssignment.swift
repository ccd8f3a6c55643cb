package import FoundationEssentials
package import Persistence

/// That a user or a group has a role in an application.
package struct AppRoleAssignment: Hashable, Sendable {
    /// Opaque text; not a GUID, as in Graph.
    package let id: String
    package let principalID: ObjectID
    package let principalKind: ObjectKind
    /// The service principal.
    package let resourceID: ObjectID
    /// ``AppRole/defaultAccessID`` when the assignment names no role.
    package let appRoleID: GUID
    package let createdDateTime: Date

    package init(id: String, principalID: ObjectID, principalKind: ObjectKind, resourceID: ObjectID, appRoleID: GUID, createdDateTime: Date)
    {
        self.id = id
        self.principalID = principalID
        self.principalKind = principalKind
        self.resourceID = resourceID
        self.appRoleID = appRoleID
        self.createdDateTime = createdDateTime
    }
}

/// The assignments of users and groups to the roles of applications. Creating and deleting one is told in the ``ChangeFeed``.
package protocol AppRoleAssignmentStore: Sendable {
    func assignment(_ id: String) async throws(StorageError) -> AppRoleAssignment?
    /// A page of the assignments to a service principal, in the order of their ids.
    func assignments(to servicePrincipal: ObjectID, after: String?, limit: Int) async throws(StorageError) -> [AppRoleAssignment]
    /// All assignments of one user or group, in the order of their ids.
    func assignments(ofPrincipal principal: ObjectID) async throws(StorageError) -> [AppRoleAssignment]
    /// Those assignments to a service principal that these users and groups have themselves; one query for a whole page.
    func assignments(to servicePrincipal: ObjectID, forPrincipals principals: [ObjectID]) async throws(StorageError) -> [AppRoleAssignment]
    func assignmentCount(to servicePrincipal: ObjectID) async throws(StorageError) -> Int
    /// - Throws: `conflict` on `appRoleId` when the principal has the role already; `notFound` when the service principal
    ///   or the principal does not exist or is deleted.
    func create(_ assignment: AppRoleAssignment) async throws(StorageError)
    /// - Throws: `notFound`.
    func deleteAssignment(_ id: String, at date: Date) async throws(StorageError)
}
