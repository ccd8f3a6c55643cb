extension Schema {
    /// The core schema of a group.
    ///
    /// - Note: Choice: `displayName` is required, as §4.2 says (the listing of §8.7.1 has `false`); `members` has a `display`, which §2.4
    ///   gives every multi-valued attribute and clients send; `members.value` is case exact, as the `id` is that it repeats.
    /// - SeeAlso: [RFC 7643 §4.2, §8.7.1](https://datatracker.ietf.org/doc/html/rfc7643#section-4.2)
    public static let group = Schema(
        id: .group, name: "Group", description: "Group",
        attributes: [
            AttributeDefinition(name: "displayName", description: "A name for the group, for people.", required: true),
            AttributeDefinition(
                name: "members", type: .complex, multiValued: true, description: "The members of the group.",
                subAttributes: [
                    AttributeDefinition(
                        name: "value", description: "The id of the member.", caseExact: true, mutability: .immutable),
                    AttributeDefinition(
                        name: "$ref", type: .reference, description: "The URI of the member.", caseExact: true, mutability: .immutable,
                        referenceTypes: ["User", "Group"]),
                    AttributeDefinition(
                        name: "type", description: "The type of the member.", mutability: .immutable, canonicalValues: ["User", "Group"]),
                    AttributeDefinition(
                        name: "display", description: "A name for the member, for people.", mutability: .immutable),
                ]),
        ])
}
