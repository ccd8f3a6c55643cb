import JSONDocument
import Testing

@Suite("RFC 8259 §8.1: UTF-8, and nothing that only looks like it")
struct UnicodeTests {
    @Test(
        "ill-formed UTF-8 is refused at the byte where it begins",
        arguments: [
            ("continuation without a start", [0x80]),
            ("two of them", [0xBF, 0x80]),
            ("overlong, two bytes", [0xC0, 0xAF]),
            ("overlong, two bytes, highest", [0xC1, 0xBF]),
            ("overlong, three bytes", [0xE0, 0x80, 0xAF]),
            ("overlong, three bytes, highest", [0xE0, 0x9F, 0xBF]),
            ("overlong, four bytes", [0xF0, 0x8F, 0xBF, 0xBF]),
            ("high surrogate", [0xED, 0xA0, 0x80]),
            ("low surrogate", [0xED, 0xBF, 0xBF]),
            ("surrogate pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
            ("above U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
            ("lead byte F5", [0xF5, 0x80, 0x80, 0x80]),
            ("lead byte FE", [0xFE]),
            ("lead byte FF", [0xFF]),
            ("two of three bytes", [0xE2, 0x82]),
            ("three of four bytes", [0xF0, 0x9F, 0x98]),
            ("third byte is not a continuation", [0xE2, 0x82, 0x41]),
            ("fourth byte is not a continuation", [0xF0, 0x9F, 0x98, 0xC3]),
            ("Latin-1", [0x4D, 0xFC]),
        ] as [(String, [UInt8])])
    func illFormed(kind: String, bytes: [UInt8]) {
        for lead in [0, 1, 6, 7, 8, 15] {
            let before = Array(repeating: UInt8(ascii: "a"), count: lead)
            let text = [UInt8(ascii: "\"")] + before + bytes + [UInt8(ascii: "\"")]
            let place = 1 + lead + (bytes.firstIndex { $0 >= 0x80 } ?? 0)
            #expect(throws: JSONSyntaxError(offset: place, reason: "invalid UTF-8"), "\(kind)") { _ = try JSONValue(parsing: text) }
        }
    }

    @Test("a character cut off by the end of the text is refused")
    func cutOff() {
        for bytes in [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98]] as [[UInt8]] {
            #expect(throws: JSONSyntaxError(offset: 1, reason: "invalid UTF-8")) { _ = try JSONValue(parsing: [0x22] + bytes) }
        }
    }

    @Test("UTF-16 is refused")
    func otherEncodings() {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]) }
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: [0x00, 0x5B, 0x00, 0x5D]) }
    }

    @Test(
        "every kind of character is taken, unchanged",
        arguments: [
            "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}", "Zoë Ødegård", "Ελένη", "Юрий", "山田太郎", "محمد",
            "e\u{301}", "👩‍👩‍👧", "\u{FEFF}",
        ])
    func wellFormed(text: String) throws {
        let string = try #require(try JSONValue(parsing: "\"\(text)\"").stringValue)
        #expect(Array(string.utf8) == Array(text.utf8))
    }
}
