/// What an expression comes to.
package enum ExpressionResult: Hashable, Sendable {
    /// A value, or `absent`: the mapping has no value (its default may apply).
    case value(ExpressionValue)
    /// Leave the attribute out of the request; the target keeps what it has. No default applies.
    case drop
}
