extension Schema {
    /// The core schema of a user.
    ///
    /// - Note: Choice: `addresses` has a `primary`, which §4.1.2 and the example of §8.2 use and the listing of §8.7.1 leaves out;
    ///   references and binaries are case exact, as §2.3.6 and §2.3.7 say; `password` is case exact; `groups.value` is, as the `id` is that it repeats.
    /// - SeeAlso: [RFC 7643 §4.1, §8.7.1](https://datatracker.ietf.org/doc/html/rfc7643#section-4.1)
    public static let user = Schema(id: .user, name: "User", description: "User Account", attributes: singleValued + multiValued)

    private static let singleValued: [AttributeDefinition] = [
        AttributeDefinition(
            name: "userName", description: "The name by which the service provider knows the user, often used to sign in.",
            required: true, uniqueness: .server),
        AttributeDefinition(
            name: "name", type: .complex, description: "The components of the user's name.",
            subAttributes: [
                AttributeDefinition(name: "formatted", description: "The full name, as it is to be shown."),
                AttributeDefinition(name: "familyName", description: "The family name, or last name in most Western languages."),
                AttributeDefinition(name: "givenName", description: "The given name, or first name in most Western languages."),
                AttributeDefinition(name: "middleName", description: "The middle name or names."),
                AttributeDefinition(name: "honorificPrefix", description: "What stands before the name, such as Ms."),
                AttributeDefinition(name: "honorificSuffix", description: "What stands after the name, such as III."),
            ]),
        AttributeDefinition(name: "displayName", description: "The name of the user, as shown to other users."),
        AttributeDefinition(name: "nickName", description: "How the user is addressed casually, such as Bob instead of Robert."),
        AttributeDefinition(
            name: "profileUrl", type: .reference, description: "The URL of a page about the user.", caseExact: true,
            referenceTypes: ["external"]),
        AttributeDefinition(name: "title", description: "The user's title, such as Vice President."),
        AttributeDefinition(name: "userType", description: "The relation of the user to the organization, such as Employee or Contractor."),
        AttributeDefinition(name: "preferredLanguage", description: "The user's preferred languages, as in HTTP's Accept-Language."),
        AttributeDefinition(name: "locale", description: "The user's location for formats of numbers, dates and currency, such as en-US."),
        AttributeDefinition(name: "timezone", description: "The user's time zone, such as America/Los_Angeles."),
        AttributeDefinition(name: "active", type: .boolean, description: "Whether the user may use the service."),
        AttributeDefinition(
            name: "password", description: "A password to set; it is never returned.", caseExact: true, mutability: .writeOnly,
            returned: .never),
    ]

    private static let multiValued: [AttributeDefinition] = [
        plural("emails", "E-mail addresses of the user.", types: ["work", "home", "other"]),
        plural("phoneNumbers", "Telephone numbers of the user.", types: ["work", "home", "mobile", "fax", "pager", "other"]),
        plural(
            "ims", "Instant messaging addresses of the user.",
            types: ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"]),
        plural(
            "photos", "URLs of photos of the user.", types: ["photo", "thumbnail"],
            value: AttributeDefinition(
                name: "value", type: .reference, description: "The URL of a photo.", caseExact: true, referenceTypes: ["external"])),
        AttributeDefinition(
            name: "addresses", type: .complex, multiValued: true, description: "Postal addresses of the user.",
            subAttributes: [
                AttributeDefinition(name: "formatted", description: "The whole address, as on an envelope; may have several lines."),
                AttributeDefinition(name: "streetAddress", description: "Street, house number and the like."),
                AttributeDefinition(name: "locality", description: "The city or locality."),
                AttributeDefinition(name: "region", description: "The state or region."),
                AttributeDefinition(name: "postalCode", description: "The postal code."),
                AttributeDefinition(name: "country", description: "The country, as an ISO 3166-1 alpha-2 code."),
                typeLabel(["work", "home", "other"]),
                primary,
            ]),
        AttributeDefinition(
            name: "groups", type: .complex, multiValued: true,
            description: "The groups to which the user belongs; changed through the groups.", mutability: .readOnly,
            subAttributes: [
                AttributeDefinition(name: "value", description: "The id of the group.", caseExact: true, mutability: .readOnly),
                AttributeDefinition(
                    name: "$ref", type: .reference, description: "The URI of the group.", caseExact: true, mutability: .readOnly,
                    referenceTypes: ["User", "Group"]),
                AttributeDefinition(name: "display", description: "A name for the group, for people.", mutability: .readOnly),
                AttributeDefinition(
                    name: "type", description: "Whether the membership is direct or through another group.", mutability: .readOnly,
                    canonicalValues: ["direct", "indirect"]),
            ]),
        plural("entitlements", "Entitlements of the user, things that the user has.", types: []),
        plural("roles", "Roles of the user, such as Student or Faculty.", types: []),
        plural(
            "x509Certificates", "X.509 certificates issued to the user.", types: [],
            value: AttributeDefinition(name: "value", type: .binary, description: "A certificate in DER, base64.", caseExact: true)),
    ]

    /// A multi-valued attribute with the usual sub-attributes of RFC 7643 §2.4.
    private static func plural(
        _ name: String, _ description: String, types: [String],
        value: AttributeDefinition = AttributeDefinition(name: "value", description: "The value itself.")
    ) -> AttributeDefinition {
        AttributeDefinition(
            name: name, type: .complex, multiValued: true, description: description,
            subAttributes: [
                value,
                AttributeDefinition(name: "display", description: "A name for the value, for people."),
                typeLabel(types),
                primary,
            ])
    }

    private static func typeLabel(_ values: [String]) -> AttributeDefinition {
        AttributeDefinition(name: "type", description: "What the value is for.", canonicalValues: values)
    }

    private static let primary = AttributeDefinition(
        name: "primary", type: .boolean, description: "Whether this is the preferred value; true for one value at most.")
}
