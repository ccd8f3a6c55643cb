/// How large an expression may be.
package struct ExpressionLimits: Hashable, Sendable {
    /// The longest text, in UTF-16 code units, which is how the original service counts.
    package var characters: Int
    /// How deeply functions may be nested.
    package var depth: Int

    package init(characters: Int = 10_000, depth: Int = 64) {
        self.characters = characters
        self.depth = depth
    }

    package static let `default` = ExpressionLimits()
}
