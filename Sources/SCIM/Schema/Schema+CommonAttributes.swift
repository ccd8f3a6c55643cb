extension Schema {
    /// The attributes that every resource has, whatever its schemas: `schemas`, `id`, `externalId` and `meta`.
    ///
    /// They belong to no schema, and no Schema document lists them.
    ///
    /// - SeeAlso: [RFC 7643 §3.1](https://datatracker.ietf.org/doc/html/rfc7643#section-3.1)
    public static let commonAttributes: [AttributeDefinition] = [
        // Kept by the reader, which adds the URIs of the extensions that are present; so nobody else writes it.
        AttributeDefinition(
            name: "schemas", type: .reference, multiValued: true, description: "The URIs of the schemas of the resource.",
            required: true, caseExact: false, mutability: .readOnly, returned: .always, referenceTypes: ["uri"]),
        AttributeDefinition(
            name: "id", description: "The identifier that the service provider gave the resource.",
            required: true, caseExact: true, mutability: .readOnly, returned: .always, uniqueness: .server),
        AttributeDefinition(
            name: "externalId", description: "The identifier of the resource in the client's own system.", caseExact: true),
        AttributeDefinition(
            name: "meta", type: .complex, description: "What the service provider knows of the resource.", mutability: .readOnly,
            subAttributes: [
                AttributeDefinition(
                    name: "resourceType", description: "The name of the resource type.", caseExact: true, mutability: .readOnly),
                AttributeDefinition(
                    name: "created", type: .dateTime, description: "When the resource was added.", mutability: .readOnly),
                AttributeDefinition(
                    name: "lastModified", type: .dateTime, description: "When the resource was last changed.", mutability: .readOnly),
                AttributeDefinition(
                    name: "location", type: .reference, description: "The URI of the resource.", caseExact: true,
                    mutability: .readOnly, referenceTypes: ["uri"]),
                AttributeDefinition(
                    name: "version", description: "The version of the resource, as in its ETag.", caseExact: true, mutability: .readOnly),
            ]),
    ]

    /// The common attribute of that name, without regard to case.
    public static func commonAttribute(named name: String) -> AttributeDefinition? {
        let wanted = CaseInsensitiveName(name)
        return commonAttributes.first { CaseInsensitiveName($0.name) == wanted }
    }
}
