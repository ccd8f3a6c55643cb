package import FoundationEssentials

/// An application as its maker describes it.
package struct Application: Hashable, Sendable {
    package let id: ObjectID
    /// The client id; the same in the ``ServicePrincipal``.
    package let appID: GUID
    package let applicationTemplateID: GUID?
    package var displayName: String
    package var description: String?
    package var notes: String?
    package var identifierURIs: [String]
    package var signInAudience: String
    package var tags: [String]
    package var appRoles: [AppRole]
    package let createdDateTime: Date

    package init(
        id: ObjectID, appID: GUID, applicationTemplateID: GUID?, displayName: String, description: String? = nil, notes: String? = nil,
        identifierURIs: [String] = [], signInAudience: String = "AzureADMyOrg", tags: [String] = [], appRoles: [AppRole] = [],
        createdDateTime: Date
    ) {
        self.id = id
        self.appID = appID
        self.applicationTemplateID = applicationTemplateID
        self.displayName = displayName
        self.description = description
        self.notes = notes
        self.identifierURIs = identifierURIs
        self.signInAudience = signInAudience
        self.tags = tags
        self.appRoles = appRoles
        self.createdDateTime = createdDateTime
    }
}
