/// The comparisons of scoping filters, spelled as in Graph's `filterOperatorSchema`.
///
/// - SeeAlso: `entra-engine.md` §4.3
package enum ScopingOperator: String, Hashable, Sendable, CaseIterable {
    case equals = "EQUALS"
    case notEquals = "NOT EQUALS"
    case includes = "INCLUDES"
    case endsWith = "ENDS_WITH"
    case regexMatch = "REGEX MATCH"
    case notRegexMatch = "NOT REGEX MATCH"
    case greaterThan = "GREATER_THAN"
    case greaterThanOrEquals = "GREATER_THAN_OR_EQUALS"
    case isTrue = "IS TRUE"
    case isFalse = "IS FALSE"
    case isNull = "IS NULL"
    case isNotNull = "IS NOT NULL"
    case bitAnd = "&"
    case notBitAnd = "!&"

    /// Whether it takes no literal.
    package var isUnary: Bool {
        switch self {
        case .isTrue, .isFalse, .isNull, .isNotNull: true
        default: false
        }
    }

    /// The operator with that name, whatever its case and whether blanks or underscores part its words.
    package init?(name: String) {
        let folded = Self.folded(name)
        guard let match = Self.allCases.first(where: { Self.folded($0.rawValue) == folded }) else { return nil }
        self = match
    }

    private static func folded(_ name: String) -> String { name.uppercased().filter { $0 != " " && $0 != "_" } }
}
