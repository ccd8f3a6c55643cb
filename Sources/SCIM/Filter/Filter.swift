public import JSONDocument

/// A condition on a resource, parsed (RFC 7644 §3.4.2.2).
///
/// The text is read once, at the edge: `try Filter("userName eq \"bjensen\"")`. Inside, nothing is a string to check again.
/// `description` prints the canonical text, and `Filter(filter.description) == filter`.
public indirect enum Filter: Hashable, Sendable {
    /// `attrPath compareOp compValue`, such as `userName eq "bjensen"`.
    case comparison(AttributePath, ComparisonOperator, Literal)
    /// `attrPath pr`: the attribute has a value.
    case present(AttributePath)
    /// Both hold.
    case and(Filter, Filter)
    /// At least one holds.
    case or(Filter, Filter)
    /// The condition does not hold.
    case not(Filter)
    /// `attrPath[filter]`: one value of the attribute satisfies the whole inner filter, whose names are sub-attributes.
    case valuePath(AttributePath, Filter)

    /// The comparisons of RFC 7644 table 3 that take a value; the raw value is the canonical spelling.
    public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
        /// Equal.
        case equal = "eq"
        /// Not equal.
        case notEqual = "ne"
        /// The literal is a part of the value.
        case contains = "co"
        /// The value starts with the literal.
        case startsWith = "sw"
        /// The value ends with the literal.
        case endsWith = "ew"
        /// The value is greater than the literal, or later.
        case greaterThan = "gt"
        /// The value is greater than the literal or equal to it.
        case greaterThanOrEqual = "ge"
        /// The value is less than the literal, or earlier.
        case lessThan = "lt"
        /// The value is less than the literal or equal to it.
        case lessThanOrEqual = "le"
    }

    /// compValue = false / null / true / number / string, in JSON's spelling.
    public enum Literal: Hashable, Sendable {
        /// Text.
        case string(String)
        /// A number, exact.
        case number(JSONNumber)
        /// `true` or `false`.
        case boolean(Bool)
        /// `null`, which stands for “has no value”.
        case null
    }

    /// Reads a filter.
    ///
    /// Besides the RFC's grammar it takes the form that Entra ID sends, `emails[type eq "work"].value eq "x"`, and makes it
    /// the value path `emails[type eq "work" and value eq "x"]`.
    ///
    /// Throws ``SCIMError/Keyword/invalidFilter`` whose detail has the 1-based position and an excerpt with a caret.
    public init(_ text: String, limits: FilterLimits = .default) throws(SCIMError) {
        self = try FilterParser.filter(text, limits: limits)
    }
}

/// How much of a filter is too much: a filter comes from the network, and each of its terms costs work on each resource.
public struct FilterLimits: Hashable, Sendable {
    /// Bytes of UTF-8.
    public var length: Int
    /// Brackets inside brackets.
    public var depth: Int
    /// Comparisons, connectives, `not`s and value paths, counted together.
    public var nodes: Int

    /// 8,192 bytes, 32 levels, 256 nodes, unless told otherwise.
    public init(length: Int = 8_192, depth: Int = 32, nodes: Int = 256) {
        self.length = length
        self.depth = depth
        self.nodes = nodes
    }

    /// The limits that apply when nothing is said.
    public static let `default` = FilterLimits()
}
