import Provisioning

/// The mappings that tests start from: the LogicGate tutorial's, some of the general SCIM connector's, and groups.
extension SynchronizationSchema {
    static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    static let manager = "\(enterprise):manager"
    private static let target = "LogicGate"

    static func test(
        users: [AttributeMapping] = .standard, groups: Bool = false, scope: [FilterGroup] = [],
        flowTypes: Set<ObjectMapping.FlowType> = Set(ObjectMapping.FlowType.allCases)
    ) -> SynchronizationSchema {
        let source = "Microsoft Entra ID"
        return SynchronizationSchema(
            version: "v1.0",
            directories: [
                DirectoryDefinition(id: source, name: source, objects: []),
                DirectoryDefinition(
                    id: target, name: target,
                    objects: [
                        ObjectDefinition(
                            name: enterprise,
                            attributes: [
                                AttributeDefinition(name: "userName", isRequired: true, isFilterable: true),
                                AttributeDefinition(name: "externalId", isCaseExact: true, isFilterable: true),
                                AttributeDefinition(name: "active", type: .boolean),
                                AttributeDefinition(name: "emails[type eq \"work\"].value"),
                                AttributeDefinition(name: "name.givenName", isCaseExact: true),
                                AttributeDefinition(name: "name.familyName", isCaseExact: true),
                                AttributeDefinition(name: "title", isCaseExact: true),
                                AttributeDefinition(name: manager, type: .reference),
                            ]),
                        ObjectDefinition(
                            name: "urn:ietf:params:scim:schemas:core:2.0:Group",
                            attributes: [
                                AttributeDefinition(name: "displayName", isCaseExact: true, isRequired: true, isFilterable: true),
                                AttributeDefinition(name: "externalId", isCaseExact: true, isFilterable: true),
                                AttributeDefinition(name: "members", type: .reference, isMultivalued: true),
                            ]),
                    ]),
            ],
            rules: [
                SynchronizationRule(
                    id: "rule", name: "USER_OUTBOUND_USER", sourceDirectoryName: source, targetDirectoryName: target,
                    objectMappings: [
                        ObjectMapping(
                            name: "Users", flowTypes: flowTypes, sourceObjectName: "User", targetObjectName: enterprise,
                            attributeMappings: users, scope: scope.isEmpty ? nil : ScopingFilter(groups: scope)),
                        ObjectMapping(
                            name: "Groups", isEnabled: groups, sourceObjectName: "Group",
                            targetObjectName: "urn:ietf:params:scim:schemas:core:2.0:Group",
                            attributeMappings: [
                                .direct("displayName", to: "displayName", matching: 1), .direct("objectId", to: "externalId"),
                                .direct("members", to: "members"),
                            ]),
                    ])
            ])
    }
}

extension [AttributeMapping] {
    static let standard: [AttributeMapping] = [
        .direct("userPrincipalName", to: "userName", matching: 1),
        .direct("mail", to: "emails[type eq \"work\"].value"),
        .expression("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")", to: "active"),
        .direct("givenName", to: "name.givenName"),
        .direct("surname", to: "name.familyName"),
    ]
    static let withManager = standard + [.direct("manager", to: SynchronizationSchema.manager)]
}

extension AttributeMapping {
    static func direct(_ source: String, to target: String, matching priority: Int = 0, default value: String? = nil) -> AttributeMapping {
        AttributeMapping(
            targetAttributeName: target, source: .attribute(source), matchingPriority: priority, defaultValue: value)
    }

    static func expression(_ text: String, to target: String) -> AttributeMapping {
        AttributeMapping(
            targetAttributeName: target,
            source: AttributeMappingSource(kind: .function, name: String(text.prefix { $0 != "(" }), expression: text))
    }
}

extension FilterGroup {
    /// A group of clauses: attribute, operator, literal.
    init(_ name: String = "Filter", _ clauses: (String, String, String?)...) {
        self.init(
            name: name,
            clauses: clauses.map { FilterClause(sourceOperandName: $0.0, operatorName: $0.1, values: $0.2.map { [$0] } ?? []) })
    }
}
