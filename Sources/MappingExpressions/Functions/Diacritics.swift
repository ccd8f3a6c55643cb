/// The fixed table of `NormalizeDiacritics`.
///
/// Only what the table names is replaced: `đ`, `œ`, `ţ` and every other script stay as they are.
enum Diacritics {
    static func removed(from text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var result = ""
        for character in text {
            if let plain = plain[character] { result += plain } else { result.append(character) }
        }
        return result
    }

    /// Keys are characters, so composed and decomposed spellings of a letter are one key.
    private static let plain: [Character: String] = {
        var table: [Character: String] = ["İ": "I"]
        for (result, letters) in rows {
            for letter in letters.split(separator: " ") {
                let capital = letter.uppercased()
                if letter.count == 1, let key = letter.first { table[key] = result }
                // `ß` has no capital of one letter, and that of `ı` is plain already.
                if capital.count == 1, let key = capital.first, !key.isASCII { table[key] = result.uppercased() }
            }
        }
        return table
    }()

    private static let rows = [
        ("a", "ä à â ã å á ą ă ā ā́ ā̀ ā̂ ā̃ ǟ ā̈ ǡ a̱ å̄"),
        ("ae", "æ ǣ"),
        ("c", "ç č ć c̄ c̱"),
        ("d", "ď d̄ ḏ"),
        ("e", "ë è é ê ę ě ė ē ḗ ḕ ē̂ ē̃ ê̄ e̱ ë̄ e̊̄"),
        ("g", "ğ ḡ g̱"),
        ("i", "ï î ì í ı ī ī́ ī̀ ī̂ ī̃ i̱"),
        ("l", "ľ ł l̄ ḹ ḻ"),
        ("n", "ñ ń ň n̄ ṉ"),
        ("o", "ö ò ő õ ô ó ō ṓ ṑ ō̂ ō̃ ȫ ō̈ ǭ ȭ ȱ o̱"),
        ("oe", "ø ø̄ œ̄"),
        ("r", "ř r̄ ṟ ṝ"),
        ("s", "š ś ș ş s̄ s̱"),
        ("ss", "ß"),
        ("t", "ť ț t̄ ṯ"),
        ("u", "ü ù û ú ů ű ū ū́ ū̀ ū̂ ū̃ u̇̄ ǖ ṻ ṳ̄ u̱"),
        ("y", "ÿ ý ȳ ȳ́ ȳ̀ ȳ̃ y̱"),
        ("z", "ź ž ż z̄ ẕ"),
    ]
}
