/// Where and why a text does not follow its grammar. Those who read a whole text make a ``SCIMError`` of it.
struct GrammarError: Error {
    /// Bytes from the start of the text.
    let offset: Int
    let reason: String
}

/// The text of an error about a text: the reason, the 1-based position in characters, and the place under a caret.
///
///     expected a comparison operator at position 10:
///     userName is "bjensen"
///              ^
struct SourceExcerpt {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    func message(_ error: GrammarError) -> String {
        let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self).unicodeScalars
        let after = String(decoding: text.utf8.dropFirst(error.offset), as: UTF8.self).unicodeScalars
        let left = (before.count > Self.reach ? "…" : "") + printable(before.suffix(Self.reach))
        let right = printable(after.prefix(Self.reach)) + (after.count > Self.reach ? "…" : "")
        let indent = String(repeating: " ", count: left.unicodeScalars.count)
        return "\(error.reason) at position \(before.count + 1):\n\(left)\(right)\n\(indent)^"
    }

    /// How much of a long text is shown on each side of the place.
    private static let reach = 40

    private func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        for scalar in scalars { result.append(scalar.properties.generalCategory == .control ? " " : scalar) }
        return String(result)
    }
}
