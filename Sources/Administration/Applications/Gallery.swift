package import Directory

/// An entry of the gallery: an application that can be added with its connector.
package struct ApplicationTemplate: Hashable, Sendable {
    package let id: GUID
    package let displayName: String
    package let publisher: String
    package let description: String
    package let homePageURL: String?
    package let categories: [String]
    package let supportedProvisioningTypes: [String]
    package let supportedSingleSignOnModes: [String]
}

/// The applications on offer.
package struct Gallery: Sendable {
    package let templates: [ApplicationTemplate]

    /// In the order of display names.
    package init(_ templates: [ApplicationTemplate] = Gallery.standard) {
        self.templates = templates.sorted { CaseInsensitiveKey($0.displayName) < CaseInsensitiveKey($1.displayName) }
    }

    package subscript(id: GUID) -> ApplicationTemplate? { templates.first { $0.id == id } }

    /// By display name, whatever its case.
    package func template(named name: String) -> ApplicationTemplate? {
        templates.first { CaseInsensitiveKey($0.displayName) == CaseInsensitiveKey(name) }
    }

    /// The template of an application that is not in the gallery, the same in every tenant.
    package static let customID = GUID(high: 0x8ADF_8E6E_67B2_4CF2, low: 0xA259_E3DC_5476_C621)

    package static let standard = [
        ApplicationTemplate(
            id: GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 0x9B7E_6A02_C4D1_E835), displayName: "LogicGate", publisher: "LogicGate",
            description: "Risk Cloud by LogicGate: governance, risk and compliance. Provisions users into a LogicGate environment.",
            homePageURL: "https://www.logicgate.com/", categories: ["businessMgmt", "security"], supportedProvisioningTypes: ["sync"],
            supportedSingleSignOnModes: ["saml"]),
        ApplicationTemplate(
            id: customID, displayName: "Custom", publisher: "Your organization",
            description: "An application that is not in the gallery, with the SCIM 2.0 connector.", homePageURL: nil, categories: [],
            supportedProvisioningTypes: ["sync"], supportedSingleSignOnModes: ["saml"]),
    ]
}
