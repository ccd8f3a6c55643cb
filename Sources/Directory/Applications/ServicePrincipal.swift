package import FoundationEssentials

/// An application as installed in this directory (an "enterprise application"): what people are assigned to and provisioning hangs off.
package struct ServicePrincipal: Hashable, Sendable {
    package let id: ObjectID
    package let appID: GUID
    package let applicationTemplateID: GUID?
    package var displayName: String
    package var description: String?
    package var notes: String?
    package var homepage: String?
    package var loginURL: String?
    package var notificationEmailAddresses: [String]
    package var accountEnabled: Bool
    /// Whether people need an assignment to sign in.
    package var appRoleAssignmentRequired: Bool
    package var tags: [String]
    package var appRoles: [AppRole]
    package let createdDateTime: Date

    package init(
        id: ObjectID, appID: GUID, applicationTemplateID: GUID?, displayName: String, description: String? = nil, notes: String? = nil,
        homepage: String? = nil, loginURL: String? = nil, notificationEmailAddresses: [String] = [], accountEnabled: Bool = true,
        appRoleAssignmentRequired: Bool = true, tags: [String] = [], appRoles: [AppRole] = [], createdDateTime: Date
    ) {
        self.id = id
        self.appID = appID
        self.applicationTemplateID = applicationTemplateID
        self.displayName = displayName
        self.description = description
        self.notes = notes
        self.homepage = homepage
        self.loginURL = loginURL
        self.notificationEmailAddresses = notificationEmailAddresses
        self.accountEnabled = accountEnabled
        self.appRoleAssignmentRequired = appRoleAssignmentRequired
        self.tags = tags
        self.appRoles = appRoles
        self.createdDateTime = createdDateTime
    }
}
