/// Why a regular expression cannot be used.
package enum RegularExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The pattern is not a regular expression. `offset` is the 1-based character of the pattern where it goes wrong.
    case syntax(pattern: String, offset: Int, reason: String)
    /// The search was given up: on this text the pattern would take too long.
    case tooCostly(pattern: String)
    /// The text is too long to be searched.
    case textTooLong(bytes: Int)
    /// The library reported something else; for people.
    case failed(pattern: String, reason: String)

    package var description: String {
        switch self {
        case .syntax(let pattern, let offset, let reason):
            "“\(pattern)” is not a regular expression: \(reason), at its character \(offset)"
        case .tooCostly(let pattern):
            "the pattern “\(pattern)” is too costly on this value and was given up; avoid repetitions inside repetitions"
        case .textTooLong(let bytes):
            "the value has \(bytes) bytes; regular expressions take at most \(RegularExpression.longestText)"
        case .failed(let pattern, let reason):
            "the pattern “\(pattern)” failed: \(reason)"
        }
    }
}
