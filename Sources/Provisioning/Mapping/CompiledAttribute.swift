package import JSONDocument
package import MappingExpressions

/// One attribute mapping, compiled.
package struct CompiledAttribute: Sendable {
    package let mapping: AttributeMapping
    package let path: TargetPath
    package let expression: Expression?
    package let defaultValue: JSONValue?
    /// Whether the value depends on the object being out of scope; these are what is sent to switch an account off.
    package let dependsOnSoftDeletion: Bool
    /// Whether the target attribute points at another object; then it is set after the objects.
    package let isReference: Bool
    /// The source attribute that holds the reference.
    package let referenceName: String?
    private let definition: AttributeDefinition?

    package var name: String { mapping.targetAttributeName }

    init(_ mapping: AttributeMapping, definition: AttributeDefinition?, path: String) throws(SchemaError) {
        self.mapping = mapping
        self.definition = definition
        do { self.path = try TargetPath(mapping.targetAttributeName) } catch {
            throw SchemaError(path: "\(path).targetAttributeName", reason: error.reason)
        }
        if mapping.targetAttributeName.lowercased() == "id" {
            throw SchemaError(path: "\(path).targetAttributeName", reason: "“id” belongs to the target and cannot be mapped")
        }
        if let source = mapping.source {
            do { expression = try Expression(source.expression) } catch {
                throw SchemaError(path: "\(path).source.expression", reason: error.describe(in: source.expression))
            }
        } else {
            expression = nil
        }
        let names = expression?.attributeNames ?? []
        dependsOnSoftDeletion = names.contains { $0.lowercased() == "issoftdeleted" }
        isReference = definition?.type == .reference
        if isReference, case .direct(let name)? = expression?.kind { referenceName = name } else { referenceName = nil }
        if isReference, referenceName == nil {
            throw SchemaError(path: "\(path).source", reason: "a reference can only be mapped directly from a reference attribute")
        }
        defaultValue = mapping.defaultValue.flatMap { $0.isEmpty ? nil : Self.typed($0, by: definition) }
    }

    /// The value for an object; `nil` when nothing flows.
    func value(in context: ExpressionContext, _ evaluator: ExpressionEvaluator) throws(MappingError) -> JSONValue? {
        guard let expression else { return nil }
        let result: ExpressionResult
        do { result = try evaluator.evaluate(expression, in: context) } catch {
            throw MappingError(attribute: name, reason: error.describe(in: expression.text))
        }
        guard case .value(let value) = result else { return nil }
        switch value {
        case .absent: return nil
        case .boolean(let flag): return definition?.type == .string ? .string(flag ? "True" : "False") : .bool(flag)
        case .integer(let number): return definition?.type == .integer ? .number(JSONNumber(number)) : .string(String(number))
        case .string(let text): return text.isEmpty ? nil : Self.typed(text, by: definition)
        case .strings(let texts): return try multiple(texts)
        case .roles(let roles): return try multiple(roles.map(\.name))
        }
    }

    private func multiple(_ texts: [String]) throws(MappingError) -> JSONValue? {
        if texts.isEmpty { return nil }
        if definition?.isMultivalued == true { return .array(texts.map { ["value": .string($0)] }) }
        guard texts.count == 1, let text = texts.first else {
            throw MappingError(
                attribute: name,
                reason: "it takes one value, and the source has \(texts.count); use Item, Join or a function that yields one")
        }
        return Self.typed(text, by: definition)
    }

    private static func typed(_ text: String, by definition: AttributeDefinition?) -> JSONValue {
        switch definition?.type {
        case .boolean?:
            switch text.lowercased() {
            case "true", "1": .bool(true)
            case "false", "0": .bool(false)
            default: .string(text)
            }
        case .integer?: Int(text).map { .number(JSONNumber($0)) } ?? .string(text)
        default: .string(text)
        }
    }

    /// Whether two values are the same to the target.
    package func isEqual(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
        switch (one, other) {
        case (.string(let left)?, .string(let right)?):
            left == right || (!isCaseExact && left.lowercased() == right.lowercased())
        case (.bool(let left)?, .string(let right)?), (.string(let right)?, .bool(let left)?): String(left) == right.lowercased()
        default: one == other
        }
    }

    /// Without a definition a difference of case counts: better one request too many than a correction that never arrives.
    private var isCaseExact: Bool { definition?.isCaseExact ?? true }

    /// The form under which two values that match have the same key.
    package func matchingKey(_ value: JSONValue) -> String? {
        guard let text = value.stringValue, !text.isEmpty else { return nil }
        return isCaseExact ? text : text.lowercased()
    }
}
