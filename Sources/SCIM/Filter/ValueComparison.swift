import JSONDocument

/// One comparison of a filter, applied to the values of one attribute by the rules of its type.
struct ValueComparison {
    private let comparison: Filter.ComparisonOperator
    private let literal: Filter.Literal
    private let definition: AttributeDefinition?
    /// The literal as a point in time, where the attribute is one: times compare whatever their offset and fractional digits.
    private let instant: SCIMDateTime?

    init(_ comparison: Filter.ComparisonOperator, _ literal: Filter.Literal, definition: AttributeDefinition?) {
        self.comparison = comparison
        self.literal = literal
        self.definition = definition
        if case .string(let text) = literal, definition?.type == .dateTime {
            self.instant = SCIMDateTime(text)
        } else {
            self.instant = nil
        }
    }

    /// Throws where operator, literal and attribute do not go together: RFC 7644 table 3 wants `invalidFilter` for an order on
    /// booleans and binaries, and a part of something that is not text can only be a mistake.
    func check(_ path: AttributePath) throws(SCIMError) {
        let expression = "“\(path) \(comparison.rawValue) \(literal)”"
        let type = definition?.type
        switch comparison {
        case .equal, .notEqual:
            break
        case .contains, .startsWith, .endsWith:
            guard case .string = literal else { throw .invalidFilter("\(expression): “\(comparison.rawValue)” needs text in quotes") }
            if let type, [.boolean, .decimal, .integer].contains(type) {
                throw .invalidFilter("\(expression): “\(path)” is of type \(type.rawValue) and has no parts; use eq or ne")
            }
        case .greaterThan, .greaterThanOrEqual, .lessThan, .lessThanOrEqual:
            if let type, type == .boolean || type == .binary {
                throw .invalidFilter("\(expression): values of type \(type.rawValue) have no order; use eq or ne")
            }
            switch literal {
            case .boolean, .null: throw .invalidFilter("\(expression): \(literal) has no order; use eq or ne")
            case .string, .number: break
            }
        }
        if type == .dateTime, case .string(let text) = literal, instant == nil, ![.contains, .startsWith, .endsWith].contains(comparison) {
            throw .invalidFilter("\(expression): “\(text)” is not a time such as 2011-05-13T04:42:34Z")
        }
    }

    /// Whether the comparison holds for at least one of the values; see ``FilterEvaluator`` for absent ones.
    func holds(forAnyOf values: [JSONValue]) -> Bool {
        guard values.isEmpty else { return values.contains(where: holds) }
        switch comparison {
        case .equal: return literal == .null
        case .notEqual: return literal != .null
        default: return false
        }
    }

    private func holds(for value: JSONValue) -> Bool {
        switch (value, literal) {
        case (.string(let text), .string(let other)): compare(text, other)
        case (.number(let number), .number(let other)): satisfies(DecimalOrder.compare(number.literal, other.literal))
        case (.bool(let value), .boolean(let other)): decide(equal: value == other)
        case (.bool(let value), .string(let text)): decide(equal: Self.boolean(text) == value)
        case (.string(let text), .boolean(let value)): decide(equal: Self.boolean(text) == value)
        default: comparison == .notEqual
        }
    }

    private func compare(_ text: String, _ other: String) -> Bool {
        if let instant {
            switch comparison {
            case .contains, .startsWith, .endsWith: break
            default:
                guard let stored = SCIMDateTime(text) else { return comparison == .notEqual }
                return satisfies(stored == instant ? .equal : stored < instant ? .less : .greater)
            }
        }
        if definition?.type == .boolean { return decide(equal: AttributeName.equal(text, other)) }
        // Canonically equivalent spellings of a letter are the same letter (RFC 7644 §3.4.2.2 points to RFC 7613 for that).
        let exact = definition?.caseExact ?? false
        let (left, right) = exact ? (text, other) : (text.lowercased(), other.lowercased())
        return switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .contains: left.contains(right)
        case .startsWith: left.hasPrefix(right)
        case .endsWith: left.hasSuffix(right)
        case .greaterThan: left > right
        case .greaterThanOrEqual: left >= right
        case .lessThan: left < right
        case .lessThanOrEqual: left <= right
        }
    }

    private func decide(equal: Bool) -> Bool {
        comparison == .equal ? equal : comparison == .notEqual && !equal
    }

    private func satisfies(_ order: DecimalOrder) -> Bool {
        switch comparison {
        case .equal: order == .equal
        case .notEqual: order != .equal
        case .greaterThan: order == .greater
        case .greaterThanOrEqual: order != .less
        case .lessThan: order == .less
        case .lessThanOrEqual: order != .greater
        case .contains, .startsWith, .endsWith: false
        }
    }

    /// The boolean that a text such as Entra ID's `"True"` means.
    static func boolean(_ text: String) -> Bool? {
        if AttributeName.equal(text, "true") { return true }
        return AttributeName.equal(text, "false") ? false : nil
    }
}
