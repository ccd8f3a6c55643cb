/// What is synchronized and how: the directories' attributes and the rules between them.
///
/// - SeeAlso: Microsoft Graph, synchronizationSchema resource type
package struct SynchronizationSchema: Hashable, Sendable {
    package var version: String
    package var directories: [DirectoryDefinition]
    package var rules: [SynchronizationRule]

    package init(version: String, directories: [DirectoryDefinition], rules: [SynchronizationRule]) {
        self.version = version
        self.directories = directories
        self.rules = rules
    }

    /// The mapping for objects of a type, when the schema has one.
    package func mapping(for type: ObjectType) -> ObjectMapping? {
        rules.lazy.flatMap(\.objectMappings).first { $0.sourceObjectName == type.rawValue }
    }

    /// The target's definition of the object that a mapping writes to.
    package func targetDefinition(for mapping: ObjectMapping) -> ObjectDefinition? {
        let targets = Set(rules.map(\.targetDirectoryName))
        return directories.lazy.filter { targets.contains($0.name) }.flatMap(\.objects).first { $0.name == mapping.targetObjectName }
    }
}

/// A rule from one directory to another.
package struct SynchronizationRule: Hashable, Sendable {
    package var id: String
    package var name: String
    package var isEditable: Bool
    package var priority: Int
    package var sourceDirectoryName: String
    package var targetDirectoryName: String
    package var objectMappings: [ObjectMapping]

    package init(
        id: String, name: String, isEditable: Bool = true, priority: Int = 1, sourceDirectoryName: String,
        targetDirectoryName: String, objectMappings: [ObjectMapping]
    ) {
        self.id = id
        self.name = name
        self.isEditable = isEditable
        self.priority = priority
        self.sourceDirectoryName = sourceDirectoryName
        self.targetDirectoryName = targetDirectoryName
        self.objectMappings = objectMappings
    }
}

/// How objects of one type become objects of another.
package struct ObjectMapping: Hashable, Sendable {
    /// The target object actions.
    package enum FlowType: String, Hashable, Sendable, CaseIterable {
        case add = "Add"
        case update = "Update"
        case delete = "Delete"
    }

    package var name: String
    package var isEnabled: Bool
    package var flowTypes: Set<FlowType>
    package var sourceObjectName: String
    package var targetObjectName: String
    package var attributeMappings: [AttributeMapping]
    package var scope: ScopingFilter?

    package init(
        name: String, isEnabled: Bool = true, flowTypes: Set<FlowType> = Set(FlowType.allCases), sourceObjectName: String,
        targetObjectName: String, attributeMappings: [AttributeMapping], scope: ScopingFilter? = nil
    ) {
        self.name = name
        self.isEnabled = isEnabled
        self.flowTypes = flowTypes
        self.sourceObjectName = sourceObjectName
        self.targetObjectName = targetObjectName
        self.attributeMappings = attributeMappings
        self.scope = scope
    }
}

/// Where one attribute of the target comes from.
package struct AttributeMapping: Hashable, Sendable {
    /// When the mapping applies.
    package enum FlowType: String, Hashable, Sendable, CaseIterable {
        case always = "Always"
        case objectAddOnly = "ObjectAddOnly"
        case multiValueAddOnly = "MultiValueAddOnly"
        case valueAddOnly = "ValueAddOnly"
        case attributeAddOnly = "AttributeAddOnly"
    }
    /// Whether an unchanged value is sent.
    package enum FlowBehavior: String, Hashable, Sendable, CaseIterable {
        case flowWhenChanged = "FlowWhenChanged"
        case flowAlways = "FlowAlways"
    }

    /// In SCIM path notation.
    package var targetAttributeName: String
    /// `nil`: nothing flows, but an empty target gets the default value.
    package var source: AttributeMappingSource?
    /// 0: not used for matching; 1 is tried first.
    package var matchingPriority: Int
    /// Written when the source yields nothing and the object is being created.
    package var defaultValue: String?
    package var flowType: FlowType
    package var flowBehavior: FlowBehavior
    package var exportMissingReferences: Bool

    package init(
        targetAttributeName: String, source: AttributeMappingSource?, matchingPriority: Int = 0, defaultValue: String? = nil,
        flowType: FlowType = .always, flowBehavior: FlowBehavior = .flowWhenChanged, exportMissingReferences: Bool = false
    ) {
        self.targetAttributeName = targetAttributeName
        self.source = source
        self.matchingPriority = matchingPriority
        self.defaultValue = defaultValue
        self.flowType = flowType
        self.flowBehavior = flowBehavior
        self.exportMissingReferences = exportMissingReferences
    }
}

/// A direct, constant or expression mapping's source, as text in the mapping language.
package struct AttributeMappingSource: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case attribute = "Attribute"
        case constant = "Constant"
        case function = "Function"
    }

    package var kind: Kind
    /// The attribute's, the constant's or the outermost function's name.
    package var name: String
    /// The text: `[mail]`, `"Contoso"`, `ToLower([mail])`.
    package var expression: String

    package init(kind: Kind, name: String, expression: String) {
        self.kind = kind
        self.name = name
        self.expression = expression
    }

    package static func attribute(_ name: String) -> Self { Self(kind: .attribute, name: name, expression: "[\(name)]") }
}
