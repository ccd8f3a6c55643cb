/// A directory's object types and their attributes.
///
/// - SeeAlso: Microsoft Graph, directoryDefinition resource type
package struct DirectoryDefinition: Hashable, Sendable {
    package var id: String
    package var name: String
    package var objects: [ObjectDefinition]

    package init(id: String, name: String, objects: [ObjectDefinition]) {
        self.id = id
        self.name = name
        self.objects = objects
    }
}

/// One object type of a directory.
package struct ObjectDefinition: Hashable, Sendable {
    package var name: String
    package var attributes: [AttributeDefinition]

    package init(name: String, attributes: [AttributeDefinition]) {
        self.name = name
        self.attributes = attributes
    }

    package func attribute(named name: String) -> AttributeDefinition? { attributes.first { $0.name.lowercased() == name.lowercased() } }
}

/// One attribute of an object type.
package struct AttributeDefinition: Hashable, Sendable {
    package enum ValueType: String, Hashable, Sendable, CaseIterable {
        case string = "String"
        case boolean = "Boolean"
        case integer = "Integer"
        case dateTime = "DateTime"
        case binary = "Binary"
        case reference = "Reference"
    }
    package enum Mutability: String, Hashable, Sendable, CaseIterable {
        case readWrite = "ReadWrite"
        case readOnly = "ReadOnly"
        case immutable = "Immutable"
        case writeOnly = "WriteOnly"
    }

    package var name: String
    package var type: ValueType
    package var isAnchor: Bool
    package var isCaseExact: Bool
    package var isMultivalued: Bool
    package var isRequired: Bool
    package var mutability: Mutability
    /// Whether the target can look objects up by it; only such an attribute can be used for matching. Graph has no member for
    /// this; it is carried as the metadata key `IsFilterable`.
    package var isFilterable: Bool

    package init(
        name: String, type: ValueType = .string, isAnchor: Bool = false, isCaseExact: Bool = false, isMultivalued: Bool = false,
        isRequired: Bool = false, mutability: Mutability = .readWrite, isFilterable: Bool = false
    ) {
        self.name = name
        self.type = type
        self.isAnchor = isAnchor
        self.isCaseExact = isCaseExact
        self.isMultivalued = isMultivalued
        self.isRequired = isRequired
        self.mutability = mutability
        self.isFilterable = isFilterable
    }
}
