extension ExpressionFunction {
    /// Functions over texts.
    ///
    /// - Note: Choice: positions and lengths count Unicode scalars. That is .NET's count for all of the basic plane, and
    ///   never cuts a character of the others in two.
    static let text = [append, inStr, left, mid, normalizeDiacritics, stripSpaces, word]

    private static let append = ExpressionFunction(
        "Append", [FunctionParameter("source"), FunctionParameter("suffix")]
    ) { call throws(EvaluationStop) in
        .string(try call.text(0) + call.text(1))
    }

    /// - Note: Choice: without `compareType` case matters.
    private static let inStr = ExpressionFunction(
        "InStr",
        [
            FunctionParameter("value1"),
            FunctionParameter("value2"),
            FunctionParameter("start", .integer, isRequired: false),
            FunctionParameter("compareType", .compareMode, isRequired: false),
        ]
    ) { call throws(EvaluationStop) in
        let (searched, sought) = (try call.text(0), try call.text(1))
        let start = try call.integer(2) ?? 1
        guard start >= 1 else { throw call.failure(at: 2, "\(call.subject(2)) counts from 1, not \(start)") }
        let ignoresCase = try call.compareMode(3) == .vbTextCompare
        let text = Array((ignoresCase ? LetterCase.lower(searched) : searched).unicodeScalars)
        let pattern = Array((ignoresCase ? LetterCase.lower(sought) : sought).unicodeScalars)
        return .integer(text.firstPlace(of: pattern, from: start - 1).map { $0 + 1 } ?? 0)
    }

    private static let left = ExpressionFunction(
        "Left", [FunctionParameter("string"), FunctionParameter("numChars", .integer)]
    ) { call throws(EvaluationStop) in
        let text = try call.text(0)
        let count = try call.integer(1) ?? 0
        return .string(count < 0 ? text : String(text.unicodeScalars.prefix(count)))
    }

    /// - Note: Choice: a start behind the end yields an empty text; one before the first character is an error.
    private static let mid = ExpressionFunction(
        "Mid", [FunctionParameter("source"), FunctionParameter("start", .integer), FunctionParameter("length", .integer)]
    ) { call throws(EvaluationStop) in
        let text = try call.text(0)
        let (start, length) = (try call.integer(1) ?? 0, try call.integer(2) ?? 0)
        guard start >= 1 else { throw call.failure(at: 1, "\(call.subject(1)) counts from 1, not \(start)") }
        guard length >= 0 else { throw call.failure(at: 2, "\(call.subject(2)) must not be negative, as \(length) is") }
        return .string(String(text.unicodeScalars.dropFirst(start - 1).prefix(length)))
    }

    private static let normalizeDiacritics = ExpressionFunction("NormalizeDiacritics", [FunctionParameter("source")]) {
        call throws(EvaluationStop) in
        .string(Diacritics.removed(from: try call.text(0)))
    }

    /// Removes blanks (U+0020) and no other white space.
    private static let stripSpaces = ExpressionFunction("StripSpaces", [FunctionParameter("source")]) {
        call throws(EvaluationStop) in
        var text = try call.text(0)
        text.unicodeScalars.removeAll { $0 == " " }
        return .string(text)
    }

    /// - Note: Choice: delimiters in a row separate as one does; without delimiters the whole text is one word.
    private static let word = ExpressionFunction(
        "Word",
        [FunctionParameter("string"), FunctionParameter("wordNumber", .integer), FunctionParameter("delimiters")]
    ) { call throws(EvaluationStop) in
        let text = try call.text(0)
        let number = try call.integer(1) ?? 0
        let delimiters = Array(try call.text(2).unicodeScalars)
        let words = text.unicodeScalars.split(omittingEmptySubsequences: true) { delimiters.contains($0) }
        return .string(words.indices.contains(number - 1) ? String(words[number - 1]) : "")
    }
}

extension [Unicode.Scalar] {
    /// Where `pattern` first occurs at or after `start`. The empty text occurs everywhere.
    func firstPlace(of pattern: [Unicode.Scalar], from start: Int) -> Int? {
        guard start <= count - pattern.count else { return nil }
        return (start...(count - pattern.count)).first { self[$0..<($0 + pattern.count)].elementsEqual(pattern) }
    }
}
