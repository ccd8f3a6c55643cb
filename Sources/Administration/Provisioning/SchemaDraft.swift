import Provisioning

/// Writes a connector's schema from its mappings: the definitions on both sides follow from them.
struct SchemaDraft {
    let application: String
    let directory: String

    private static let userName = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    private static let groupName = "urn:ietf:params:scim:schemas:core:2.0:Group"

    /// - Parameter userAttributes: target attributes on offer besides the mapped ones.
    func schema(users: [AttributeMapping], userAttributes: [String], enablesGroups: Bool) -> SynchronizationSchema {
        let groups: [AttributeMapping] = [
            .direct("displayName", to: "displayName", matching: 1), .direct("objectId", to: "externalId"),
            .direct("members", to: "members"),
        ]
        let names = users.map(\.targetAttributeName)
        let targets = names + userAttributes.filter { !names.contains($0) }
        return SynchronizationSchema(
            version: "v1.0",
            directories: [
                DirectoryDefinition(id: DirectoryName.source, name: DirectoryName.source, objects: [sourceUser(users), sourceGroup]),
                DirectoryDefinition(
                    id: application, name: application,
                    objects: [
                        ObjectDefinition(name: Self.userName, attributes: [anchor] + targets.map(Self.targetAttribute)),
                        ObjectDefinition(
                            name: Self.groupName,
                            attributes: [
                                anchor, AttributeDefinition(name: "displayName", isCaseExact: true, isRequired: true, isFilterable: true),
                                AttributeDefinition(name: "externalId", isCaseExact: true, isFilterable: true),
                                AttributeDefinition(name: "members", type: .reference, isMultivalued: true),
                            ]),
                    ]),
            ],
            rules: [
                SynchronizationRule(
                    id: "\(DirectoryName.source.replacing(" ", with: ""))To\(application.filter { $0.isLetter || $0.isNumber })",
                    name: "USER_OUTBOUND_USER", sourceDirectoryName: DirectoryName.source, targetDirectoryName: application,
                    objectMappings: [
                        ObjectMapping(
                            name: "Synchronize \(directory) Users to \(application)", sourceObjectName: "User",
                            targetObjectName: Self.userName, attributeMappings: users),
                        ObjectMapping(
                            name: "Synchronize \(directory) Groups to \(application)", isEnabled: enablesGroups, sourceObjectName: "Group",
                            targetObjectName: Self.groupName, attributeMappings: groups),
                    ])
            ])
    }

    private var anchor: AttributeDefinition {
        AttributeDefinition(name: "id", isAnchor: true, isCaseExact: true, isRequired: true, mutability: .readOnly, isFilterable: true)
    }

    private func sourceUser(_ mappings: [AttributeMapping]) -> ObjectDefinition {
        var attributes = [
            AttributeDefinition(name: "objectId", isAnchor: true, isRequired: true, mutability: .readOnly),
            AttributeDefinition(name: "IsSoftDeleted", type: .boolean, mutability: .readOnly),
            AttributeDefinition(name: "accountEnabled", type: .boolean),
            AttributeDefinition(name: "appRoleAssignments", isMultivalued: true, mutability: .readOnly),
        ]
        let known = Set(attributes.map(\.name))
        for name in mappings.compactMap({ $0.source?.kind == .attribute ? $0.source?.name : nil }) where !known.contains(name) {
            attributes.append(AttributeDefinition(name: name, type: name == "manager" ? .reference : .string))
        }
        return ObjectDefinition(name: "User", attributes: attributes)
    }

    private var sourceGroup: ObjectDefinition {
        ObjectDefinition(
            name: "Group",
            attributes: [
                AttributeDefinition(name: "objectId", isAnchor: true, isRequired: true, mutability: .readOnly),
                AttributeDefinition(name: "displayName"), AttributeDefinition(name: "mailNickname"),
                AttributeDefinition(name: "members", type: .reference, isMultivalued: true),
            ])
    }

    private static func targetAttribute(_ name: String) -> AttributeDefinition {
        switch name {
        case "userName": AttributeDefinition(name: name, isRequired: true, isFilterable: true)
        case "active": AttributeDefinition(name: name, type: .boolean)
        case "externalId": AttributeDefinition(name: name, isCaseExact: true, isFilterable: true)
        case "emails[type eq \"work\"].value": AttributeDefinition(name: name)
        case let name where name.hasSuffix(":manager"): AttributeDefinition(name: name, type: .reference)
        default: AttributeDefinition(name: name, isCaseExact: true)
        }
    }
}

extension AttributeMapping {
    static func direct(_ source: String, to target: String, matching priority: Int = 0) -> AttributeMapping {
        AttributeMapping(targetAttributeName: target, source: .attribute(source), matchingPriority: priority)
    }

    static func expression(_ text: String, to target: String) -> AttributeMapping {
        let name = text.prefix { $0 != "(" }
        return AttributeMapping(
            targetAttributeName: target, source: AttributeMappingSource(kind: .function, name: String(name), expression: text))
    }
}
