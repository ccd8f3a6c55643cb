extension RegularExpression {
    /// The text with every match replaced by the template.
    ///
    /// The template may hold `$1`, `${name}`, `$&` (the match), `` $` `` (what is before it), `$'` (after it), `$+` (the
    /// last group), `$_` (the whole text) and `$$`; what names no group stays as it is.
    package func replacingMatches(
        in text: String, with template: String
    ) throws(RegularExpressionError) -> String {
        let matches = try allMatches(in: text)
        guard !matches.isEmpty else { return text }
        let pieces = ReplacementTemplate(template, for: self).pieces
        return replacing(matches.map { match in (match.range, match.expanding(pieces)) }, in: text)
    }

    /// The text with what the group captured replaced, in every match; the rest of each match stays.
    package func replacingGroup(
        named name: String, in text: String, with replacement: String
    ) throws(RegularExpressionError) -> String {
        let ranges = try allMatches(in: text).compactMap { $0.rangeOfGroup(named: name) }
        return replacing(ranges.map { ($0, replacement) }, in: text)
    }

    private func replacing(_ replacements: [(Range<Int>, String)], in text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var copied = 0
        // A group inside a lookaround can lie before the end of the match before it: such a place is left alone.
        for (range, replacement) in replacements where range.lowerBound >= copied {
            result += bytes[copied..<range.lowerBound]
            result += replacement.utf8
            copied = range.upperBound
        }
        result += bytes[copied...]
        return String(decoding: result, as: UTF8.self)
    }
}

extension RegularExpressionMatch {
    func expanding(_ pieces: [ReplacementTemplate.Piece]) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .group(let numbers):
                if let range = numbers.lazy.compactMap({ groups[$0] }).first { result += self.text(in: range) }
            case .before: result += text(in: 0..<range.lowerBound)
            case .after: result += text(in: range.upperBound..<text.utf8.count)
            case .wholeText: result += text
            }
        }
        return result
    }
}
