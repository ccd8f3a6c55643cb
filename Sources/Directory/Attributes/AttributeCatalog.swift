/// The attributes of one kind of object, by the names of Microsoft Graph.
///
/// `id`, `createdDateTime`, `deletedDateTime`, `manager` and `members` are not attributes: they are members of
/// ``DirectoryObject`` or relations with stores of their own.
package struct AttributeCatalog: Sendable {
    package let kind: ObjectKind
    /// In the order in which they are shown and exported.
    package let definitions: [AttributeDefinition]
    /// By lower-case name, by lower-case `container.name`, and the position in `definitions`.
    private let byName: [String: Int]
    private let byExactName: [String: Int]
    /// The lower-case names of the members of a Graph object that hold nested attributes.
    package let containers: Set<String>

    private init(_ kind: ObjectKind, _ definitions: [AttributeDefinition]) {
        self.kind = kind
        self.definitions = definitions
        var byName: [String: Int] = [:]
        var byExactName: [String: Int] = [:]
        var containers: Set<String> = []
        for (position, definition) in definitions.enumerated() {
            byName[definition.name.lowercased()] = position
            byExactName[definition.name] = position
            if let container = definition.container {
                byName["\(container).\(definition.graphName)".lowercased()] = position
                containers.insert(container.lowercased())
            }
        }
        self.byName = byName
        self.byExactName = byExactName
        self.containers = containers
    }

    package static func of(_ kind: ObjectKind) -> AttributeCatalog {
        switch kind {
        case .user: users
        case .group: groups
        }
    }

    /// The definition of an attribute, whatever the case of the name; nested ones also as `container.name`.
    package subscript(name: String) -> AttributeDefinition? {
        if let position = byExactName[name] ?? byName[name.lowercased()] { definitions[position] } else { nil }
    }

    /// The catalogue's own text of a name that is spelled as there, or else the name as it is.
    package func sharedName(_ name: String) -> String {
        if let position = byExactName.index(forKey: name) { byExactName.keys[position] } else { name }
    }

    package static let users = AttributeCatalog(
        .user,
        [
            .init("userPrincipalName"), .init("mail"), .init("mailNickname"), .init("givenName"), .init("surname"), .init("displayName"),
            .init("accountEnabled", .boolean), .init("userType"), .init("employeeId"), .init("employeeType"), .init("jobTitle"),
            .init("department"), .init("companyName"), .init("officeLocation"), .init("usageLocation"), .init("country"), .init("state"),
            .init("city"), .init("postalCode"), .init("streetAddress"), .init("preferredLanguage"), .init("mobilePhone"),
            .init("businessPhones", .strings), .init("faxNumber"), .init("otherMails", .strings), .init("proxyAddresses", .strings),
            .init("imAddresses", .strings), .init("employeeHireDate", .dateTime), .init("employeeLeaveDateTime", .dateTime),
            .init("employeeOrgData.costCenter", in: "employeeOrgData", as: "costCenter"),
            .init("employeeOrgData.division", in: "employeeOrgData", as: "division"),
            .init("onPremisesImmutableId"), .init("onPremisesSamAccountName"), .init("onPremisesUserPrincipalName"),
            .init("onPremisesDistinguishedName"), .init("onPremisesDomainName"), .init("onPremisesSecurityIdentifier"),
            .init("onPremisesSyncEnabled", .boolean), .init("ageGroup"), .init("consentProvidedForMinor"),
        ]
            + (1...15).map {
                .init("extensionAttribute\($0)", in: "onPremisesExtensionAttributes", as: "extensionAttribute\($0)")
            })

    package static let groups = AttributeCatalog(
        .group,
        [
            .init("displayName"), .init("mailEnabled", .boolean), .init("securityEnabled", .boolean), .init("mailNickname"),
            .init("description"), .init("mail"), .init("groupTypes", .strings), .init("membershipRule"),
            .init("membershipRuleProcessingState"), .init("visibility"), .init("isAssignableToRole", .boolean), .init("classification"),
            .init("preferredLanguage"), .init("preferredDataLocation"), .init("theme"), .init("proxyAddresses", .strings),
            .init("onPremisesSamAccountName"), .init("onPremisesDomainName"), .init("onPremisesNetBiosName"),
            .init("onPremisesSecurityIdentifier"), .init("onPremisesSyncEnabled", .boolean), .init("securityIdentifier"),
        ])
}
