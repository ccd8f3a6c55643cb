public import JSONDocument

/// Tells whether a resource satisfies a filter (RFC 7644 §3.4.2.2).
///
/// Choices where the RFC leaves room:
/// - A comparison on a multi-valued attribute holds when it holds for any one value, `ne` included: `emails ne "x"` means
///   “has a value other than x”. “Has no value x” is `not (emails eq "x")`.
/// - An attribute without a value equals `null` (RFC 7643 §2.5) and differs from everything else; no other comparison holds.
/// - A complex attribute that is compared itself stands for its `value` sub-attribute: `emails co "@x"`, `manager eq "7"`.
/// - Values of different types are not equal and have no order; but `"True"` and `"false"` count as booleans beside a boolean.
/// - An attribute that no schema knows is compared as text without regard to case, and is not an error.
public struct FilterEvaluator: Sendable {
    /// The schemas that say how attributes compare.
    public let schemas: ResourceSchemas

    /// An evaluator for resources of these schemas.
    public init(schemas: ResourceSchemas) {
        self.schemas = schemas
    }

    /// Whether the resource satisfies the filter.
    ///
    /// Throws ``SCIMError/Keyword/invalidFilter`` as ``validate(_:)`` does, as far as the filter is evaluated.
    public func matches(_ filter: Filter, in resource: JSONObject) throws(SCIMError) -> Bool {
        switch filter {
        case .and(let left, let right):
            guard try matches(left, in: resource) else { return false }
            return try matches(right, in: resource)
        case .or(let left, let right):
            if try matches(left, in: resource) { return true }
            return try matches(right, in: resource)
        case .not(let inner):
            return try !matches(inner, in: resource)
        case .present(let path):
            return values(at: path, in: resource).values.contains(where: \.isPresent)
        case .comparison(let path, let comparison, let literal):
            let found = values(at: path, in: resource)
            return try compare(found, path, comparison, literal)
        case .valuePath(let path, let inner):
            let found = values(at: path, in: resource)
            for element in found.values where try matches(inner, element: element, of: found.definition) { return true }
            return false
        }
    }

    /// Checks that every comparison goes together with its attribute, without a resource: that a list is empty is no reason to
    /// accept `active gt true`.
    ///
    /// Throws ``SCIMError/Keyword/invalidFilter`` naming the comparison.
    public func validate(_ filter: Filter) throws(SCIMError) {
        switch filter {
        case .and(let left, let right), .or(let left, let right):
            try validate(left)
            try validate(right)
        case .not(let inner):
            try validate(inner)
        case .present:
            break
        case .comparison(let path, let comparison, let literal):
            let compared = try comparedDefinition(definition(of: path), path)
            try ValueComparison(comparison, literal, definition: compared).check(path)
        case .valuePath(let path, let inner):
            try validate(inner, of: definition(of: path))
        }
    }

    // MARK: Values of one attribute

    /// Whether one value of a multi-valued attribute satisfies a filter whose names are sub-attributes.
    func matches(_ filter: Filter, element: JSONValue, of definition: AttributeDefinition?) throws(SCIMError) -> Bool {
        switch filter {
        case .and(let left, let right):
            guard try matches(left, element: element, of: definition) else { return false }
            return try matches(right, element: element, of: definition)
        case .or(let left, let right):
            if try matches(left, element: element, of: definition) { return true }
            return try matches(right, element: element, of: definition)
        case .not(let inner):
            return try !matches(inner, element: element, of: definition)
        case .present(let path):
            return values(at: path, inElement: element, of: definition).values.contains(where: \.isPresent)
        case .comparison(let path, let comparison, let literal):
            return try compare(values(at: path, inElement: element, of: definition), path, comparison, literal)
        case .valuePath(let path, _):
            throw .invalidFilter("“\(path)[…]” stands inside another value path")
        }
    }

    func validate(_ filter: Filter, of definition: AttributeDefinition?) throws(SCIMError) {
        switch filter {
        case .and(let left, let right), .or(let left, let right):
            try validate(left, of: definition)
            try validate(right, of: definition)
        case .not(let inner):
            try validate(inner, of: definition)
        case .present:
            break
        case .comparison(let path, let comparison, let literal):
            let compared = try comparedDefinition(subDefinition(path, of: definition), path)
            try ValueComparison(comparison, literal, definition: compared).check(path)
        case .valuePath(let path, _):
            throw .invalidFilter("“\(path)[…]” stands inside another value path")
        }
    }

    // MARK: Looking values up

    private struct Found {
        let values: [JSONValue]
        let definition: AttributeDefinition?
    }

    private func compare(
        _ found: Found, _ path: AttributePath, _ comparison: Filter.ComparisonOperator, _ literal: Filter.Literal
    ) throws(SCIMError) -> Bool {
        let values = found.values.compactMap { value in
            guard case .object(let object) = value else { return value }
            return object["value"]
        }
        let comparison = ValueComparison(comparison, literal, definition: try comparedDefinition(found.definition, path))
        try comparison.check(path)
        return comparison.holds(forAnyOf: values)
    }

    /// The definition by which values compare: a complex attribute stands for its `value`.
    private func comparedDefinition(_ definition: AttributeDefinition?, _ path: AttributePath) throws(SCIMError) -> AttributeDefinition? {
        guard let definition, definition.type == .complex else { return definition }
        guard let value = definition.subAttribute(named: "value") else {
            let names = definition.subAttributes.map(\.name).joined(separator: ", ")
            throw .invalidFilter("“\(path)” is complex and has no value of its own; compare one of its sub-attributes: \(names)")
        }
        return value
    }

    private func definition(of path: AttributePath) -> AttributeDefinition? {
        guard case .attribute(let attribute) = schemas.resolve(path) else { return nil }
        return attribute.subDefinition ?? attribute.definition
    }

    /// The values that a path of the resource has, one by one, and what the schemas say of them.
    private func values(at path: AttributePath, in resource: JSONObject) -> Found {
        switch schemas.resolve(path) {
        case .attribute(let attribute):
            var place: JSONValue? = .object(resource)
            if let uri = attribute.extensionURI { place = resource[uri.rawValue] }
            let values = place?[attribute.definition.name]?.elements ?? []
            guard let subDefinition = attribute.subDefinition else { return Found(values: values, definition: attribute.definition) }
            return Found(values: values.flatMap { $0[subDefinition.name]?.elements ?? [] }, definition: subDefinition)
        case .schema(let schema):
            let value = schema.id == schemas.core.id ? .object(resource) : resource[schema.id.rawValue]
            return Found(values: value?.elements ?? [], definition: nil)
        case .unknown:
            var place: JSONValue? = .object(resource)
            if let uri = path.schema, uri != schemas.core.id { place = resource[uri.rawValue] }
            guard let name = path.attribute else { return Found(values: place?.elements ?? [], definition: nil) }
            let values = place?[name]?.elements ?? []
            guard let subName = path.subAttribute else { return Found(values: values, definition: nil) }
            return Found(values: values.flatMap { $0[subName]?.elements ?? [] }, definition: nil)
        }
    }

    /// The same within one value. A simple value has no sub-attributes; `value` names it itself.
    private func values(at path: AttributePath, inElement element: JSONValue, of definition: AttributeDefinition?) -> Found {
        let subDefinition = subDefinition(path, of: definition)
        guard let name = path.attribute else { return Found(values: [], definition: nil) }
        guard case .object(let object) = element else {
            return Found(values: AttributeName.equal(name, "value") ? [element] : [], definition: subDefinition)
        }
        let values = object[name]?.elements ?? []
        guard let subName = path.subAttribute else { return Found(values: values, definition: subDefinition) }
        return Found(values: values.flatMap { $0[subName]?.elements ?? [] }, definition: nil)
    }

    private func subDefinition(_ path: AttributePath, of definition: AttributeDefinition?) -> AttributeDefinition? {
        guard let definition, let name = path.attribute, path.subAttribute == nil else { return nil }
        if definition.type != .complex, AttributeName.equal(name, "value") { return definition }
        return definition.subAttribute(named: name)
    }
}

extension JSONValue {
    /// The values of an attribute, one by one: an array's elements without nulls, or the value itself.
    fileprivate var elements: [JSONValue] {
        switch self {
        case .null: []
        case .array(let elements): elements.filter { !$0.isNull }
        default: [self]
        }
    }

    /// `pr`: “a non-empty or non-null value, or … a non-empty node for complex attributes” (RFC 7644 table 3).
    fileprivate var isPresent: Bool {
        switch self {
        case .null: false
        case .string(let text): !text.isEmpty
        case .array(let elements): elements.contains(where: \.isPresent)
        case .object(let object): object.contains { $0.value.isPresent }
        case .bool, .number: true
        }
    }
}
