extension ExpressionFunction {
    /// Upper and lower case.
    static let casing = [pCase, toLower, toUpper]

    /// The first letter of each word in upper case, the rest in lower case.
    ///
    /// - Note: Choice: without `wordSeparators`, white space, punctuation and symbols separate, the apostrophe
    ///   too (`O'Neil`), as the published guide implies.
    private static let pCase = ExpressionFunction(
        "PCase", [FunctionParameter("source"), FunctionParameter("wordSeparators", isRequired: false)]
    ) { call throws(EvaluationStop) in
        let text = try call.text(0)
        let separators = call.isGiven(1) ? Array(try call.text(1).unicodeScalars) : nil
        var result = String.UnicodeScalarView()
        var isInWord = false
        for scalar in LetterCase.lower(text).unicodeScalars {
            if separators?.contains(scalar) ?? separatesWords(scalar) {
                isInWord = false
                result.append(scalar)
            } else if !isInWord, scalar.properties.generalCategory.isLetter {
                isInWord = true
                result.append(contentsOf: LetterCase.upper(String(scalar)).unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return .string(String(result))
    }

    /// White space, control and format characters, punctuation and symbols.
    private static func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .connectorPunctuation,
            .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            true
        default: false
        }
    }

    private static let parameters = [FunctionParameter("source"), FunctionParameter("culture", isRequired: false)]

    private static let toLower = ExpressionFunction("ToLower", parameters, prepare: checkCulture) {
        call throws(EvaluationStop) in
        let text = try call.text(0)
        return .string(LetterCase.lower(text, isTurkic: try isTurkic(&call)))
    }

    private static let toUpper = ExpressionFunction("ToUpper", parameters, prepare: checkCulture) {
        call throws(EvaluationStop) in
        let text = try call.text(0)
        return .string(LetterCase.upper(text, isTurkic: try isTurkic(&call)))
    }

    @Sendable private static func checkCulture(
        _ arguments: [ExpressionNode?]
    ) throws(ArgumentError) -> PreparedArguments? {
        if arguments.count > 1, case .string(let culture, _) = arguments[1], !isCulture(culture) {
            throw ArgumentError(argument: 1, reason: cultureReason(culture))
        }
        return nil
    }

    private static func isTurkic(_ call: inout Invocation) throws(EvaluationStop) -> Bool {
        guard call.isGiven(1) else { return false }
        let culture = try call.text(1)
        guard isCulture(culture) else { throw call.failure(at: 1, cultureReason(culture)) }
        let language = culture.split(separator: "-").first?.lowercased()
        return language == "tr" || language == "az"
    }

    /// An RFC 4646 name by its form, or empty for the invariant culture.
    private static func isCulture(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard !name.isEmpty, let language = parts.first else { return true }
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        return (2...8).contains(language.count) && language.allSatisfy(isLetter)
            && parts.dropFirst().allSatisfy { part in
                (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
            }
    }

    private static func cultureReason(_ name: String) -> String { "“\(name)” is not a culture name such as en-US" }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
