package import FoundationEssentials
package import JSONDocument
import MappingExpressions

/// An object mapping, compiled once per cycle: expressions parsed, target paths read, types known.
package struct CompiledMapping: Sendable {
    package let type: ObjectType
    package let flowTypes: Set<ObjectMapping.FlowType>
    package let attributes: [CompiledAttribute]
    /// The matching attributes, the one to try first first.
    package let matching: [CompiledAttribute]
    package let targetObjectName: String
    private let evaluator = ExpressionEvaluator()

    /// - Throws: ``SchemaError`` naming the mapping that cannot be used.
    package init(_ mapping: ObjectMapping, definition: ObjectDefinition?, path: String = "objectMapping") throws(SchemaError) {
        guard let type = ObjectType(rawValue: mapping.sourceObjectName) else {
            throw SchemaError(path: "\(path).sourceObjectName", reason: "“\(mapping.sourceObjectName)” is neither User nor Group")
        }
        self.type = type
        flowTypes = mapping.flowTypes
        targetObjectName = mapping.targetObjectName
        var attributes: [CompiledAttribute] = []
        for (index, attribute) in mapping.attributeMappings.enumerated() {
            let compiled = try CompiledAttribute(
                attribute, definition: definition?.attribute(named: attribute.targetAttributeName),
                path: "\(path).attributeMappings[\(index)]")
            if attributes.contains(where: { $0.name.lowercased() == compiled.name.lowercased() }) {
                throw SchemaError(
                    path: "\(path).attributeMappings[\(index)].targetAttributeName",
                    reason: "“\(compiled.name)” is mapped twice")
            }
            attributes.append(compiled)
        }
        self.attributes = attributes
        matching = attributes.filter { $0.mapping.matchingPriority > 0 }.sorted {
            $0.mapping.matchingPriority < $1.mapping.matchingPriority
        }
        guard !matching.isEmpty else {
            throw SchemaError(
                path: "\(path).attributeMappings", reason: "no attribute is used for matching; give one a matchingPriority of 1")
        }
    }

    /// Whether the target has something that says “switched off”.
    package var canDisable: Bool { attributes.contains(where: \.dependsOnSoftDeletion) }

    /// Evaluates every mapping over the whole object.
    ///
    /// - Throws: ``MappingError`` naming the target attribute whose expression does not work for this object.
    package func desired(for item: SourceItem, isSoftDeleted: Bool, now: Date) throws(MappingError) -> DesiredObject {
        guard let object = item.object else { return DesiredObject() }
        let context = ExpressionContext(
            attributes: MappedAttributes(
                object: object.attributes, isSoftDeleted: isSoftDeleted,
                roles: item.assignments.filter(\.isEntitling).map(\.role)),
            now: { now }, uuid: { UUID() })
        var desired = DesiredObject()
        for attribute in attributes {
            if attribute.isReference {
                desired.references[attribute.name] = .some(attribute.referenceName.flatMap { object.references[$0] })
                continue
            }
            guard let value = try attribute.value(in: context, evaluator) else { continue }
            desired.values.append(DesiredObject.Value(attribute: attribute, value: value))
        }
        return desired
    }
}

/// What the target is to hold for an object.
package struct DesiredObject: Sendable {
    package struct Value: Sendable {
        package let attribute: CompiledAttribute
        package let value: JSONValue
    }

    /// In the order of the mappings; attributes without a value are absent, for nulls are not provisioned.
    package var values: [Value] = []
    /// Reference attributes, by target attribute: the object referred to, or `nil` for none.
    package var references: [String: SourceID?] = [:]

    package init() {}

    /// The document of a new object, default values included.
    package func document(of mapping: CompiledMapping) -> JSONObject {
        var document = JSONObject()
        for attribute in mapping.attributes where !attribute.isReference {
            if let value = values.first(where: { $0.attribute.name == attribute.name })?.value ?? attribute.defaultValue {
                attribute.path.set(value, in: &document)
            }
        }
        return document
    }

    /// What the target will hold after a creation, by attribute name.
    package func known(of mapping: CompiledMapping) -> JSONObject {
        var known = JSONObject()
        for attribute in mapping.attributes where !attribute.isReference {
            known[attribute.name] = values.first { $0.attribute.name == attribute.name }?.value ?? attribute.defaultValue
        }
        return known
    }
}

/// The attributes that expressions see: the source object's, and the two that the engine computes.
private struct MappedAttributes: SourceAttributes {
    let object: any SourceAttributes
    let isSoftDeleted: Bool
    let roles: [AppRoleAssignment]

    func value(ofAttribute name: String) -> ExpressionValue {
        switch name.lowercased() {
        case "issoftdeleted": .boolean(isSoftDeleted)
        case "approleassignments": .roles(roles)
        default: object.value(ofAttribute: name)
        }
    }
}

/// An expression that does not work for an object.
package struct MappingError: Error, Hashable, Sendable {
    package let attribute: String
    package let reason: String
}
