import Directory
import FoundationEssentials
package import JSONDocument

extension ODataFilter {
    /// Whether the object, in the shape in which it is served, passes.
    ///
    /// Names and texts compare without regard to case: Graph's enums are sent as `'Create'` and `'create'` alike. A property
    /// that the object does not have is null. A date compares with a text by the point in time that the text denotes.
    package func matches(_ object: JSONValue) -> Bool { matches(Scope(object: object, variables: [:])) }

    private struct Scope {
        let object: JSONValue
        var variables: [String: JSONValue]

        func value(at path: PropertyPath) -> JSONValue {
            let root = path.variable.map { variables[$0] ?? .null } ?? object
            return path.names.reduce(root) { $0[$1] ?? .null }
        }

        func value(of operand: ODataOperand) -> ODataLiteral? {
            switch operand {
            case .literal(let literal): literal
            case .property(let path): ODataLiteral(value(at: path))
            case .lowercased(let inner): value(of: inner).map { $0.mapText { $0.lowercased() } }
            case .uppercased(let inner): value(of: inner).map { $0.mapText { $0.uppercased() } }
            }
        }

        func binding(_ variable: String, to value: JSONValue) -> Scope {
            var scope = self
            scope.variables[variable] = value
            return scope
        }
    }

    private func matches(_ scope: Scope) -> Bool {
        switch self {
        case .compare(let left, let comparison, let right):
            guard let left = scope.value(of: left), let right = scope.value(of: right) else { return comparison == .notEqual }
            return left.satisfies(comparison, right)
        case .oneOf(let operand, let literals):
            guard let value = scope.value(of: operand) else { return false }
            return literals.contains { value.satisfies(.equal, $0) }
        case .test(let test, let left, let right):
            guard let text = scope.value(of: left)?.string?.lowercased(), let part = scope.value(of: right)?.string?.lowercased() else {
                return false
            }
            return switch test {
            case .contains: text.contains(part)
            case .startsWith: text.hasPrefix(part)
            case .endsWith: text.hasSuffix(part)
            }
        case .any(let path, let lambda):
            let elements = scope.value(at: path).arrayValue ?? []
            guard let lambda else { return !elements.isEmpty }
            return elements.contains { lambda.predicate.matches(scope.binding(lambda.variable, to: $0)) }
        case .all(let path, let lambda):
            let elements = scope.value(at: path).arrayValue ?? []
            return elements.allSatisfy { lambda.predicate.matches(scope.binding(lambda.variable, to: $0)) }
        case .and(let parts): return parts.allSatisfy { $0.matches(scope) }
        case .or(let parts): return parts.contains { $0.matches(scope) }
        case .not(let part): return !part.matches(scope)
        }
    }
}

extension ODataLiteral {
    /// A simple value; nil for arrays and objects, which nothing equals.
    fileprivate init?(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .array, .object: return nil
        }
    }

    fileprivate func mapText(_ transform: (String) -> String) -> ODataLiteral {
        if case .string(let text) = self { .string(transform(text)) } else { self }
    }

    fileprivate func satisfies(_ comparison: ODataComparison, _ other: ODataLiteral) -> Bool {
        switch comparison {
        case .equal: order(to: other) == .equal
        case .notEqual: order(to: other) != .equal
        case .greater: order(to: other) == .greater
        case .greaterOrEqual: order(to: other) == .greater || order(to: other) == .equal
        case .less: order(to: other) == .less
        case .lessOrEqual: order(to: other) == .less || order(to: other) == .equal
        }
    }

    private enum Order { case less, equal, greater, none }

    private func order(to other: ODataLiteral) -> Order {
        switch (self, other) {
        case (.null, .null): .equal
        case (.bool(let one), .bool(let other)): one == other ? .equal : .none
        case (.number(let one), .number(let other)): order(one.double, other.double)
        case (.string(let one), .string(let other)): order(one.lowercased(), other.lowercased())
        case (.instant(let one, _), .instant(let other, _)): order(one, other)
        case (.string(let text), .instant(let date, _)): DateTimeText.parse(text).map { order($0, date) } ?? .none
        case (.instant(let date, _), .string(let text)): DateTimeText.parse(text).map { order(date, $0) } ?? .none
        default: .none
        }
    }

    private func order<Value: Comparable>(_ one: Value, _ other: Value) -> Order {
        one == other ? .equal : one < other ? .less : .greater
    }
}
