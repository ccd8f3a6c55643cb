package import FoundationEssentials
package import JSONDocument

/// A `$filter` expression, parsed.
///
/// - SeeAlso: OData 4.01 Part 2 §5.1.1 (the part of it that Graph's clients send)
package indirect enum ODataFilter: Hashable, Sendable {
    /// `left eq right` and its kin.
    case compare(ODataOperand, ODataComparison, ODataOperand)
    /// `left in ('a','b')`.
    case oneOf(ODataOperand, [ODataLiteral])
    /// `contains(left,right)` and its kin.
    case test(ODataTextTest, ODataOperand, ODataOperand)
    /// `collection/any(p: …)`; without a predicate: the collection is not empty.
    case any(PropertyPath, ODataLambda?)
    /// `collection/all(p: …)`.
    case all(PropertyPath, ODataLambda)
    case and([ODataFilter])
    case or([ODataFilter])
    case not(ODataFilter)
}

/// What is asked of each element of a collection.
package struct ODataLambda: Hashable, Sendable {
    package let variable: String
    package let predicate: ODataFilter
}

package enum ODataComparison: String, Hashable, Sendable, CaseIterable {
    case equal = "eq"
    case notEqual = "ne"
    case greater = "gt"
    case greaterOrEqual = "ge"
    case less = "lt"
    case lessOrEqual = "le"
}

package enum ODataTextTest: String, Hashable, Sendable, CaseIterable {
    case contains
    case startsWith = "startswith"
    case endsWith = "endswith"
}

package indirect enum ODataOperand: Hashable, Sendable {
    case property(PropertyPath)
    case literal(ODataLiteral)
    /// `tolower(…)`; text compares without regard to case anyway, so this changes nothing but must be understood.
    case lowercased(ODataOperand)
    /// `toupper(…)`.
    case uppercased(ODataOperand)

    /// The property inside, functions of case left aside.
    package var path: PropertyPath? {
        switch self {
        case .property(let path): path
        case .literal: nil
        case .lowercased(let operand), .uppercased(let operand): operand.path
        }
    }

    /// The literal inside, functions of case left aside.
    package var literal: ODataLiteral? {
        switch self {
        case .property: nil
        case .literal(let literal): literal
        case .lowercased(let operand), .uppercased(let operand): operand.literal
        }
    }
}

/// `servicePrincipal/id`, or `p/displayName` inside of a lambda whose variable is `p`.
package struct PropertyPath: Hashable, Sendable, CustomStringConvertible {
    /// The lambda's variable that the path begins at; nil for the filtered object itself.
    package let variable: String?
    package let names: [String]

    package var description: String { ((variable.map { [$0] } ?? []) + names).joined(separator: "/") }

    /// The names in lower case, joined by slashes: what property look-ups compare.
    package var key: String { names.joined(separator: "/").lowercased() }
}

package enum ODataLiteral: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    /// A quoted text, or a GUID, which is written without quotes.
    case string(String)
    /// A date or a point in time, with the text as written.
    case instant(Date, String)

    /// The text of a string; nil for anything else.
    package var string: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

/// Why a `$filter` cannot be taken: what is wrong, and at which character.
package struct ODataFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    package let position: Int
    package let reason: String

    package var description: String { "\(reason) at position \(position)" }
}

/// How much filter is taken from a stranger.
package struct ODataLimits: Hashable, Sendable {
    /// In bytes.
    package var length = 8192
    /// Of parentheses, functions, `not` and lambdas.
    package var depth = 32

    package init() {}
}
