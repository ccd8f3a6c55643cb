/// Why an expression cannot be parsed or evaluated, and where.
package struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place in the expression's text: 1-based, counted in Unicode scalars.
    package let position: Int
    /// One sentence for people: names the offending text and what would be right.
    package let reason: String

    package init(position: Int, reason: String) {
        self.position = position
        self.reason = reason
    }

    init(utf8Offset: Int, in text: String, reason: String) {
        let index = text.utf8.index(text.startIndex, offsetBy: min(utf8Offset, text.utf8.count))
        self.init(position: text.unicodeScalars.distance(from: text.startIndex, to: index) + 1, reason: reason)
    }

    package var description: String { "at character \(position): \(reason)" }

    /// The reason under its line and column, with the line of the text and a caret under the place.
    ///
    /// ```text
    /// line 1, column 8: “Uper” is not a function; did you mean “ToUpper”?
    ///     Append(Uper([x]), "y")
    ///            ^
    /// ```
    package func describe(in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let offset = min(max(position - 1, 0), scalars.count)
        var lineStart = 0
        var line = 1
        for index in 0..<offset where Self.endsLine(scalars, at: index) {
            lineStart = index + 1
            line += 1
        }
        let lineEnd = scalars[lineStart...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
        let before = Self.visible(scalars[lineStart..<min(offset, lineEnd)])
        let after = Self.visible(scalars[min(offset, lineEnd)..<lineEnd])

        // An expression may be one line of 10,000 characters: show only the surroundings of the place.
        let lead = before.count > Self.surroundings ? "…" + before.suffix(Self.surroundings) : before
        let tail = after.count > Self.surroundings ? after.prefix(Self.surroundings) + "…" : after
        let indent = String(repeating: " ", count: 4)
        let padding = String(repeating: " ", count: lead.count)
        return "line \(line), column \(before.count + 1): \(reason)\n\(indent)\(lead)\(tail)\n\(indent)\(padding)^"
    }

    private static let surroundings = 60

    private static func endsLine(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        switch scalars[index] {
        case "\n": true
        case "\r": index + 1 >= scalars.count || scalars[index + 1] != "\n"
        default: false
        }
    }

    private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars {
            text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
        }
        return text
    }
}
