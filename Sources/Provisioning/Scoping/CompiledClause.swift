import MappingExpressions
import RegularExpressions

/// A clause of a scoping filter, ready to be evaluated many times.
///
/// - Note: Choice: a clause on an attribute without a value is false, whatever its operator, `IS NULL` excepted (§4.3).
/// - Note: Choice: `REGEX MATCH` must match the whole value; the published examples make sense only so.
/// - Note: Choice: of a multi-valued attribute one value must satisfy the clause; under a negated operator all must.
struct CompiledClause: Sendable {
    private enum Test: Sendable {
        case null(Bool)
        case boolean(Bool)
        /// Negated: must hold for every value rather than for one.
        case text(@Sendable (String) throws(RegularExpressionError) -> Bool, negated: Bool)
    }

    private let clause: FilterClause
    private let test: Test

    init(_ clause: FilterClause, path: String) throws(SchemaError) {
        self.clause = clause
        guard !clause.sourceOperandName.isEmpty else {
            throw SchemaError(path: "\(path).sourceOperandName", reason: "a scoping clause needs an attribute")
        }
        guard let scopingOperator = ScopingOperator(name: clause.operatorName) else {
            let known = ScopingOperator.allCases.map(\.rawValue).joined(separator: ", ")
            throw SchemaError(path: "\(path).operatorName", reason: "“\(clause.operatorName)” is not one of \(known)")
        }
        if scopingOperator.isUnary {
            guard clause.values.allSatisfy(\.isEmpty) else {
                throw SchemaError(path: "\(path).targetOperand", reason: "\(scopingOperator.rawValue) takes no value")
            }
            test = Self.unaryTest(scopingOperator)
        } else {
            guard clause.values.count == 1, let literal = clause.values.first else {
                throw SchemaError(path: "\(path).targetOperand", reason: "\(scopingOperator.rawValue) takes exactly one value")
            }
            test = try Self.binaryTest(scopingOperator, literal, path: path)
        }
    }

    private static func unaryTest(_ scopingOperator: ScopingOperator) -> Test {
        switch scopingOperator {
        case .isTrue: .boolean(true)
        case .isFalse: .boolean(false)
        case .isNotNull: .null(false)
        default: .null(true)
        }
    }

    private static func binaryTest(_ scopingOperator: ScopingOperator, _ literal: String, path: String) throws(SchemaError) -> Test {
        switch scopingOperator {
        case .equals: return .text({ $0 == literal }, negated: false)
        case .notEquals: return .text({ $0 != literal }, negated: true)
        case .includes: return .text({ literal.isEmpty || $0.contains(literal) }, negated: false)
        case .endsWith: return .text({ $0.hasSuffix(literal) }, negated: false)
        case .regexMatch, .notRegexMatch:
            let expression: RegularExpression
            do { expression = try RegularExpression(literal) } catch {
                throw SchemaError(path: "\(path).targetOperand", reason: "“\(literal)” is not a regular expression: \(error)")
            }
            let wanted = scopingOperator == .regexMatch
            return .text({ (text) throws(RegularExpressionError) in try expression.matches(whole: text) == wanted }, negated: !wanted)
        case .greaterThan, .greaterThanOrEquals:
            guard let bound = Int(literal) else {
                throw SchemaError(
                    path: "\(path).targetOperand", reason: "\(scopingOperator.rawValue) compares whole numbers; “\(literal)” is none")
            }
            let isStrict = scopingOperator == .greaterThan
            return .text({ Int($0).map { isStrict ? $0 > bound : $0 >= bound } ?? false }, negated: false)
        case .bitAnd: return .text({ overlaps($0, literal) }, negated: false)
        case .notBitAnd: return .text({ !overlaps($0, literal) }, negated: true)
        case .isTrue, .isFalse, .isNull, .isNotNull: return unaryTest(scopingOperator)
        }
    }

    /// Whole numbers share a bit; other texts: the value occurs within the literal.
    private static func overlaps(_ value: String, _ literal: String) -> Bool {
        if let number = Int(value), let mask = Int(literal) { return number & mask != 0 }
        return literal.contains(value)
    }

    func holds(for attributes: any SourceAttributes) throws(RegularExpressionError) -> Bool {
        let value = attributes.value(ofAttribute: clause.sourceOperandName)
        switch test {
        case .null(let wanted): return value.isEmpty == wanted
        case .boolean(let wanted): return value.texts.first.flatMap(Self.boolean) == wanted
        case .text(let holds, let isNegated):
            guard !value.isEmpty else { return false }
            for text in value.texts {
                let isHeld = try holds(text)
                if isHeld != isNegated { return isHeld }
            }
            return isNegated
        }
    }

    private static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }

    /// As the log and the pages show it: `{group}.{attribute} {operator} '{value}'`.
    func label(group: String) -> String {
        let value = clause.values.first.map { " '\($0)'" } ?? ""
        return "\(group.isEmpty ? "Filter" : group).\(clause.sourceOperandName) \(clause.operatorName)\(value)"
    }
}
