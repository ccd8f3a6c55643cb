extension Schema {
    /// The enterprise extension of a user.
    ///
    /// - Note: Choice: `manager.value` and `manager.$ref` are not required: §4.3 calls both "RECOMMENDED".
    /// - SeeAlso: [RFC 7643 §4.3, §8.7.1](https://datatracker.ietf.org/doc/html/rfc7643#section-4.3)
    public static let enterpriseUser = Schema(
        id: .enterpriseUser, name: "EnterpriseUser", description: "Enterprise User",
        attributes: [
            AttributeDefinition(
                name: "employeeNumber", description: "The number or other identifier that the organization gave the person."),
            AttributeDefinition(name: "costCenter", description: "The name of a cost center."),
            AttributeDefinition(name: "organization", description: "The name of an organization."),
            AttributeDefinition(name: "division", description: "The name of a division."),
            AttributeDefinition(name: "department", description: "The name of a department."),
            AttributeDefinition(
                name: "manager", type: .complex, description: "The user's manager, another user of the service provider.",
                subAttributes: [
                    AttributeDefinition(name: "value", description: "The id of the manager.", caseExact: true),
                    AttributeDefinition(
                        name: "$ref", type: .reference, description: "The URI of the manager.", caseExact: true, referenceTypes: ["User"]),
                    AttributeDefinition(
                        name: "displayName", description: "The displayName of the manager.", mutability: .readOnly),
                ]),
        ])
}
