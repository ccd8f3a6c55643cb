package import Persistence

/// A role in the administration of the directory itself, as opposed to a role in an application.
package enum AdministratorRole: String, Hashable, Sendable, CaseIterable {
    case globalAdministrator
    case applicationAdministrator
    case cloudApplicationAdministrator
    case userAdministrator

    package var displayName: String {
        switch self {
        case .globalAdministrator: "Global Administrator"
        case .applicationAdministrator: "Application Administrator"
        case .cloudApplicationAdministrator: "Cloud Application Administrator"
        case .userAdministrator: "User Administrator"
        }
    }
}

/// Which users hold which administrator roles.
package protocol RoleStore: Sendable {
    func roles(of user: ObjectID) async throws(StorageError) -> Set<AdministratorRole>
    /// The users who hold the role, in the order of ids.
    func holders(of role: AdministratorRole) async throws(StorageError) -> [ObjectID]
    /// False when the user had it already.
    func grant(_ role: AdministratorRole, to user: ObjectID) async throws(StorageError) -> Bool
    /// False when the user had it not.
    func revoke(_ role: AdministratorRole, from user: ObjectID) async throws(StorageError) -> Bool
}
