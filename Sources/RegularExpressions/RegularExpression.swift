/// A regular expression in .NET's syntax, with a bound on the work a search may take.
///
/// Searching never runs away: a pattern that would take too long on a text ends with
/// ``RegularExpressionError/tooCostly(pattern:)``.
///
/// - Note: Choice: PCRE2 stands in for .NET. Named groups, lazy quantifiers, lookaround, `\uHHHH`, Unicode classes and
///   replacement patterns agree; balancing groups, class subtraction and `\p{IsBlock}` are .NET's alone.
package struct RegularExpression: Hashable, Sendable {
    package let pattern: String
    let compiled: CompiledPattern

    /// The longest text that is searched, in bytes.
    package static let longestText = 32_768

    /// - Throws: ``RegularExpressionError/syntax(pattern:offset:reason:)``.
    package init(_ pattern: String) throws(RegularExpressionError) {
        self.pattern = pattern
        compiled = try CompiledPattern(pattern)
    }

    package static func == (left: RegularExpression, right: RegularExpression) -> Bool { left.pattern == right.pattern }

    package func hash(into hasher: inout Hasher) { hasher.combine(pattern) }

    package func hasGroup(named name: String) -> Bool { groupNumbers(named: name) != nil }

    /// Whether the pattern matches the text from its beginning to its end.
    package func matches(whole text: String) throws(RegularExpressionError) -> Bool {
        try search(text, from: 0, isWhole: true) != nil
    }

    /// The first match anywhere in the text.
    package func firstMatch(in text: String) throws(RegularExpressionError) -> RegularExpressionMatch? {
        try search(text, from: 0, isWhole: false)
    }

    /// Every match, from left to right, none overlapping another.
    ///
    /// After an empty match the search goes on at the next character, as .NET's does.
    package func allMatches(in text: String) throws(RegularExpressionError) -> [RegularExpressionMatch] {
        let utf8 = text.utf8
        var matches: [RegularExpressionMatch] = []
        var start = 0
        while start <= utf8.count, let match = try search(text, from: start, isWhole: false) {
            matches.append(match)
            start = match.range.upperBound
            if match.range.isEmpty || start < match.range.lowerBound {
                start = Self.nextScalar(in: utf8, after: match.range.upperBound)
            }
        }
        return matches
    }

    private func search(
        _ text: String, from start: Int, isWhole: Bool
    ) throws(RegularExpressionError) -> RegularExpressionMatch? {
        guard text.utf8.count <= Self.longestText else { throw .textTooLong(bytes: text.utf8.count) }
        var contiguous = text
        let result = contiguous.withUTF8 { bytes in compiled.match(bytes, from: start, isWhole: isWhole) }
        switch result {
        case .success(.none): return nil
        case .success(.some(let groups)):
            guard let whole = groups[0] else { return nil }
            return RegularExpressionMatch(text: text, range: whole, groups: groups, expression: self)
        case .failure(.tooCostly): throw .tooCostly(pattern: pattern)
        case .failure(.code(let code)): throw .failed(pattern: pattern, reason: CompiledPattern.message(for: code))
        }
    }

    private static func nextScalar(in utf8: String.UTF8View, after offset: Int) -> Int {
        var next = offset + 1
        while next < utf8.count, utf8[utf8.index(utf8.startIndex, offsetBy: next)] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// The groups of that name: several when the pattern repeats it. A number counts as .NET counts.
    func groupNumbers(named name: String) -> [Int]? {
        let named = compiled.namedGroups.filter { $0.name == name }.map(\.number)
        if !named.isEmpty { return named }
        if let number = Int(name), let group = groupNumber(dotNET: number) { return [group] }
        return nil
    }

    /// .NET numbers groups without a name first, then those with one; PCRE2 counts all in the order of the pattern.
    func groupNumber(dotNET number: Int) -> Int? {
        guard (0...compiled.groupCount).contains(number) else { return nil }
        if number == 0 || compiled.namedGroups.isEmpty { return number }
        let named = compiled.namedGroups.map(\.number)
        let unnamed = (1...compiled.groupCount).filter { !named.contains($0) }
        return (unnamed + named)[number - 1]
    }
}

/// One match of a regular expression in a text.
package struct RegularExpressionMatch: Sendable {
    let text: String
    /// In bytes of the text, like all ranges here.
    let range: Range<Int>
    let groups: [Range<Int>?]
    let expression: RegularExpression

    /// What a group captured; `nil` where it took no part or does not exist.
    package func text(ofGroup name: String) -> String? {
        rangeOfGroup(named: name).map(text(in:))
    }

    func rangeOfGroup(named name: String) -> Range<Int>? {
        // Of several groups with one name the one that took part counts.
        expression.groupNumbers(named: name)?.lazy.compactMap { groups[$0] }.first
    }

    func text(in range: Range<Int>) -> String {
        let utf8 = text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let upper = utf8.index(lower, offsetBy: range.count)
        return String(text[lower..<upper])
    }
}
