/// .NET's casing: one character becomes one character.
enum LetterCase {
    static func lower(_ text: String, isTurkic: Bool = false) -> String {
        if !isTurkic, text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return mapped(text) { scalar in
            switch scalar {
            case "I" where isTurkic: "ı"
            case "İ": isTurkic ? "i" : scalar
            default: single(scalar.properties.lowercaseMapping) ?? scalar
            }
        }
    }

    static func upper(_ text: String, isTurkic: Bool = false) -> String {
        if !isTurkic, text.utf8.allSatisfy({ $0 < 0x80 }) { return text.uppercased() }
        return mapped(text) { scalar in
            switch scalar {
            case "i" where isTurkic: "İ"
            case "ı": isTurkic ? "I" : scalar
            default: single(scalar.properties.uppercaseMapping) ?? scalar
            }
        }
    }

    private static func mapped(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(change(scalar)) }
        return String(result)
    }

    /// `ß` would become two letters: it stays as it is.
    private static func single(_ mapping: String) -> Unicode.Scalar? {
        mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
    }
}
