package import Directory
package import Provisioning

/// A connector's definition: what a new job of it starts with.
///
/// - SeeAlso: Microsoft Graph, synchronizationTemplate resource type
package struct SynchronizationTemplate: Hashable, Sendable {
    /// Begins the identifiers of its jobs, for example `logicgate`.
    package let id: String
    package let description: String
    /// The gallery entries whose applications are provisioned with it.
    package let applicationTemplates: [GUID]
    /// The mappings and definitions of a new job; named after the application and the directory.
    package let makeSchema: @Sendable (_ application: String, _ directory: String) -> SynchronizationSchema

    package static func == (one: Self, other: Self) -> Bool { one.id == other.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// The connectors on offer; the last one fits every application.
    package static let all = [logicGate, scim]

    /// The connector of an application: its gallery entry's, or the general one.
    package static func template(for applicationTemplate: GUID?) -> SynchronizationTemplate {
        all.first { template in applicationTemplate.map(template.applicationTemplates.contains) ?? false } ?? scim
    }
}

/// The directories' names, as Graph clients look for them.
package enum DirectoryName {
    /// The source; the published test harness selects it by this name.
    package static let source = "Microsoft Entra ID"
}

extension SynchronizationTemplate {
    /// The tutorial's five attributes; groups are there and switched off.
    package static let logicGate = SynchronizationTemplate(
        id: "logicgate", description: "LogicGate Risk Cloud, SCIM 2.0",
        applicationTemplates: [GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 0x9B7E_6A02_C4D1_E835)]
    ) { application, directory in
        SchemaDraft(application: application, directory: directory).schema(
            users: [
                .direct("userPrincipalName", to: "userName", matching: 1),
                .direct("mail", to: "emails[type eq \"work\"].value"),
                .expression("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")", to: "active"),
                .direct("givenName", to: "name.givenName"),
                .direct("surname", to: "name.familyName"),
            ],
            userAttributes: ["userName", "emails[type eq \"work\"].value", "active", "name.givenName", "name.familyName"],
            enablesGroups: false)
    }

    /// Any application that speaks SCIM 2.0, with the default mappings of non-gallery applications.
    package static let scim = SynchronizationTemplate(
        id: "scim", description: "Any application with a SCIM 2.0 service", applicationTemplates: [Gallery.customID]
    ) { application, directory in
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        return SchemaDraft(application: application, directory: directory).schema(
            users: [
                .direct("userPrincipalName", to: "userName", matching: 1),
                .expression("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")", to: "active"),
                .direct("displayName", to: "displayName"),
                .direct("jobTitle", to: "title"),
                .direct("mail", to: "emails[type eq \"work\"].value"),
                .direct("preferredLanguage", to: "preferredLanguage"),
                .direct("givenName", to: "name.givenName"),
                .direct("surname", to: "name.familyName"),
                .expression("Join(\" \", [givenName], [surname])", to: "name.formatted"),
                .direct("streetAddress", to: "addresses[type eq \"work\"].streetAddress"),
                .direct("city", to: "addresses[type eq \"work\"].locality"),
                .direct("state", to: "addresses[type eq \"work\"].region"),
                .direct("postalCode", to: "addresses[type eq \"work\"].postalCode"),
                .direct("country", to: "addresses[type eq \"work\"].country"),
                .direct("telephoneNumber", to: "phoneNumbers[type eq \"work\"].value"),
                .direct("mobile", to: "phoneNumbers[type eq \"mobile\"].value"),
                .direct("facsimileTelephoneNumber", to: "phoneNumbers[type eq \"fax\"].value"),
                .direct("mailNickname", to: "externalId"),
                .direct("employeeId", to: "\(enterprise):employeeNumber"),
                .direct("department", to: "\(enterprise):department"),
                .direct("manager", to: "\(enterprise):manager"),
            ],
            userAttributes: [], enablesGroups: true)
    }
}
