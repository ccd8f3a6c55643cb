/// A value as SQLite stores it: what is bound to a parameter of a statement.
package enum SQLiteValue: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    case real(Double)
    case null
}

extension SQLiteValue {
    /// An integer, or NULL.
    package init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }

    /// An integer, or NULL.
    package init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }

    /// A text, or NULL.
    package init(_ value: String?) { self = value.map { .text($0) } ?? .null }

    /// Bytes, or NULL.
    package init(_ value: [UInt8]?) { self = value.map { .blob($0) } ?? .null }

    /// 1 or 0, as SQLite has no truth values of its own; or NULL.
    package init(_ value: Bool?) { self = value.map { .integer($0 ? 1 : 0) } ?? .null }
}

extension SQLiteValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
    package init(nilLiteral: ()) { self = .null }
}
