package import Directory

/// On whose behalf a use case runs: a signed-in user, with what the directory lets them administer at this moment.
package struct Caller: Hashable, Sendable {
    package let userID: ObjectID
    /// For logs and messages.
    package let userPrincipalName: String
    package let roles: Set<AdministratorRole>
    /// The applications and service principals of which the user is an owner, each with its counterpart.
    package let owned: Set<ObjectID>

    package init(userID: ObjectID, userPrincipalName: String, roles: Set<AdministratorRole>, owned: Set<ObjectID> = []) {
        self.userID = userID
        self.userPrincipalName = userPrincipalName
        self.roles = roles
        self.owned = owned
    }
}
