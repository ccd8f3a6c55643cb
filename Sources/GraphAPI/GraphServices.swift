package import Administration
package import Directory

/// The use cases behind the API.
package struct GraphServices: Sendable {
    package let organization: Organization
    package let signIn: SignIn
    package let browsing: DirectoryBrowsing
    package let users: UserAdministration
    package let groups: GroupAdministration
    package let deletedItems: DeletedItems
    package let applicationBrowsing: ApplicationBrowsing
    package let applications: ApplicationAdministration
    package let owners: OwnerAdministration
    package let assignments: AssignmentAdministration
    package let provisioning: ProvisioningAdministration

    package init(
        organization: Organization, signIn: SignIn, browsing: DirectoryBrowsing, users: UserAdministration, groups: GroupAdministration,
        deletedItems: DeletedItems, applicationBrowsing: ApplicationBrowsing, applications: ApplicationAdministration,
        owners: OwnerAdministration, assignments: AssignmentAdministration, provisioning: ProvisioningAdministration
    ) {
        self.organization = organization
        self.signIn = signIn
        self.browsing = browsing
        self.users = users
        self.groups = groups
        self.deletedItems = deletedItems
        self.applicationBrowsing = applicationBrowsing
        self.applications = applications
        self.owners = owners
        self.assignments = assignments
        self.provisioning = provisioning
    }
}
