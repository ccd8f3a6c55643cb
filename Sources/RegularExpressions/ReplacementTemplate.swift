/// A replacement text with its references to groups.
struct ReplacementTemplate {
    enum Piece: Hashable {
        case text(String)
        /// The first of these groups that took part.
        case group([Int])
        case before
        case after
        case wholeText
    }

    private(set) var pieces: [Piece] = []

    init(_ template: String, for expression: RegularExpression) {
        var rest = Array(template.unicodeScalars)[...]
        var literal = ""
        while let scalar = rest.popFirst() {
            if scalar == "$", let (piece, length) = Self.reference(rest, in: expression) {
                if !literal.isEmpty { pieces.append(.text(literal)) }
                literal = ""
                pieces.append(piece)
                rest = rest.dropFirst(length)
            } else {
                literal.unicodeScalars.append(scalar)
            }
        }
        if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    /// The reference that follows a `$`, and how many characters it takes.
    private static func reference(
        _ rest: ArraySlice<Unicode.Scalar>, in expression: RegularExpression
    ) -> (Piece, Int)? {
        switch rest.first {
        case "$": return (.text("$"), 1)
        case "&": return (.group([0]), 1)
        case "`": return (.before, 1)
        case "'": return (.after, 1)
        case "_": return (.wholeText, 1)
        case "+": return (.group([expression.groupNumber(dotNET: expression.compiled.groupCount) ?? 0]), 1)
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            var name = ""
            name.unicodeScalars.append(contentsOf: rest[(rest.startIndex + 1)..<end])
            guard let numbers = expression.groupNumbers(named: name) else { return nil }
            return (.group(numbers), end - rest.startIndex + 1)
        default:
            // `$12` is group 12 where there is one, else group 1 and a "2".
            let digits = rest.prefix(3).prefix { ("0"..."9").contains($0) }
            for length in stride(from: digits.count, to: 0, by: -1) {
                let number = digits.prefix(length).reduce(0) { $0 * 10 + Int($1.value - 48) }
                if let group = expression.groupNumber(dotNET: number) { return (.group([group]), length) }
            }
            return nil
        }
    }
}
