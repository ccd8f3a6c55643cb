import Directory

extension DirectoryPredicate {
    /// What the directory is asked for by a `$filter` over users or groups.
    ///
    /// - Throws: ``GraphError`` `unsupportedQuery` naming the part that the directory cannot answer, `badRequest` for an unknown
    ///   property or a literal of the wrong type.
    init(_ filter: ODataFilter, of kind: ObjectKind) throws(GraphError) {
        switch filter {
        case .and(let parts): self = .all(try Self.predicates(parts, of: kind))
        case .or(let parts): self = .any(try Self.predicates(parts, of: kind))
        case .not(let part): self = .not(try DirectoryPredicate(part, of: kind))
        case .compare(let left, let comparison, let right):
            let property = try FilteredProperty(left, of: kind)
            guard case .literal(let literal) = right else { throw Self.unsupported("comparing “\(property.name)” with another property") }
            switch comparison {
            case .equal: self = try property.equals(literal)
            case .notEqual: self = .not(try property.equals(literal))
            case .greater, .greaterOrEqual, .less, .lessOrEqual:
                throw Self.unsupported("“\(comparison.rawValue)” on “\(property.name)”")
            }
        case .oneOf(let operand, let literals):
            let property = try FilteredProperty(operand, of: kind)
            var parts: [DirectoryPredicate] = []
            for literal in literals { parts.append(try property.equals(literal)) }
            self = .any(parts)
        case .test(.startsWith, let left, let right):
            let property = try FilteredProperty(left, of: kind)
            guard let attribute = property.attribute, attribute.type == .string, let text = right.literal?.string else {
                throw Self.unsupported("startsWith on “\(property.name)”")
            }
            self = .startsWith(attribute: attribute.name, text)
        case .test(let test, let left, _):
            throw Self.unsupported("\(test.rawValue) on “\(left.path?.description ?? "a literal")”")
        case .any(let path, let lambda): self = try Self.contains(path, lambda, of: kind)
        case .all(let path, _): throw Self.unsupported("all() on “\(path)”")
        }
    }

    private static func predicates(_ parts: [ODataFilter], of kind: ObjectKind) throws(GraphError) -> [DirectoryPredicate] {
        var predicates: [DirectoryPredicate] = []
        for part in parts { predicates.append(try DirectoryPredicate(part, of: kind)) }
        return predicates
    }

    /// `groupTypes/any(c:c eq 'Unified')`, also with several values joined by `or`.
    private static func contains(_ path: PropertyPath, _ lambda: ODataLambda?, of kind: ObjectKind) throws(GraphError) -> DirectoryPredicate
    {
        let property = try FilteredProperty(.property(path), of: kind)
        guard let attribute = property.attribute, attribute.type == .strings else { throw unsupported("any() on “\(path)”") }
        guard let lambda else { return .not(.equals(attribute: attribute.name, nil)) }
        let alternatives: [ODataFilter] = if case .or(let parts) = lambda.predicate { parts } else { [lambda.predicate] }
        var parts: [DirectoryPredicate] = []
        for alternative in alternatives {
            guard case .compare(let left, .equal, let right) = alternative, left.path?.variable == lambda.variable,
                left.path?.names.isEmpty == true, let text = right.literal?.string
            else { throw unsupported("anything but \(lambda.variable) eq '…' inside of \(path)/any()") }
            parts.append(.contains(attribute: attribute.name, text))
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    fileprivate static func unsupported(_ part: String) -> GraphError {
        .unsupportedQuery("Unsupported filter: \(part) is not supported for this resource.", target: "$filter")
    }
}

/// The property that a condition is about.
private struct FilteredProperty {
    let name: String
    /// Nil for `id`.
    let attribute: AttributeDefinition?

    init(_ operand: ODataOperand, of kind: ObjectKind) throws(GraphError) {
        guard let path = operand.path, path.variable == nil else {
            throw DirectoryPredicate.unsupported("a condition that does not begin with a property")
        }
        name = path.description
        if path.key == "id" {
            attribute = nil
        } else if let definition = AttributeCatalog.of(kind)[path.names.joined(separator: ".")] {
            attribute = definition
        } else {
            throw .badRequest("Could not find a property named “\(name)” on a \(kind.rawValue).", target: "$filter")
        }
    }

    func equals(_ literal: ODataLiteral) throws(GraphError) -> DirectoryPredicate {
        guard let attribute else {
            // What is no GUID is nobody's id: such a condition is false, not wrong.
            guard let text = literal.string, let id = ObjectID(text) else { return .any([]) }
            return .id(id)
        }
        switch (attribute.type, literal) {
        case (_, .null): return .equals(attribute: attribute.name, nil)
        case (.string, .string(let text)): return .equals(attribute: attribute.name, .string(text))
        case (.boolean, .bool(let flag)): return .equals(attribute: attribute.name, .boolean(flag))
        case (.dateTime, .instant(_, let text)), (.dateTime, .string(let text)): return .equals(attribute: attribute.name, .string(text))
        default:
            throw .badRequest("“\(name)” must be compared with \(attribute.type.phrase).", target: "$filter")
        }
    }
}
