import JSONDocument
import Testing

@Suite("RFC 8259 §7: strings")
struct StringTests {
    @Test(
        "an escape is the character it stands for",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e9\u00E9\u20ac""#, "Aéé€"),
            (#""\u0000""#, "\0"),
            (#""\ud83d\ude00""#, "😀"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            (#""\uFFFD\ufb01""#, "\u{FFFD}\u{FB01}"),
            (#""\u2028\u2029""#, "\u{2028}\u{2029}"),
            (#""\u005Cu0041""#, "\\u0041"),
            (#""a\nb\nc, long enough for eight at a time\t""#, "a\nb\nc, long enough for eight at a time\t"),
            (#""\u0065\u0301""#, "e\u{301}"),
        ])
    func escapes(text: String, expected: String) throws {
        let string = try #require(try JSONValue(parsing: text).stringValue)
        #expect(Array(string.utf8) == Array(expected.utf8))
    }

    @Test("noncharacters are characters here", arguments: [0xFDD0, 0xFFFE, 0xFFFF] as [UInt32])
    func noncharacters(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let value = JSONValue.string(String(scalar))
        #expect(try JSONValue(parsing: "\"\\u\(String(code, radix: 16))\"") == value)
        #expect(try JSONValue(parsing: value.serialized()) == value)
    }

    @Test(
        "is refused",
        arguments: [
            #"""#, #""a"#, #""\"#, #""\""#, #""\x41""#, #""\a""#, #""\'""#, #""\U0041""#, #""\u""#, #""\u1""#, #""\u12""#, #""\u123""#,
            #""\u123g""#, #""\u+123""#, #""\u 123""#, "\"\\u\u{FF10}041\"", #""\0""#, "'a'", "\"a\nb\"", "\"\t\"", "\"\0\"", "\"\u{1F}\"",
            "\"seven77\u{1}\"", "\"exactly8\u{1F}\"", "\"\\\n\"",
        ])
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: text) }
    }

    @Test(
        "a lone surrogate is refused, in names too",
        arguments: [
            #"\ud800"#, #"\uDFFF"#, #"\udc00\ud800"#, #"\ud800\ud800"#, #"\ud800\u0041"#, #"\ud800a"#, #"\ud800\n"#, #"\ud83d\ude0"#,
            #"\ud83d \ude00"#, #"\ud83d\\ude00"#,
        ])
    func loneSurrogates(escapes: String) {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: "\"\(escapes)\"") }
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: "{\"\(escapes)\":1}") }
    }

    @Test("a special byte is found wherever it stands, so also across eight-byte words")
    func everyPlace() throws {
        for length in 0...40 {
            let plain = String(repeating: "x", count: length)
            #expect(try JSONValue(parsing: "\"\(plain)\"").stringValue == plain)
            #expect(try JSONValue(parsing: "\"\(plain)\\\"é\\n\(plain)\"").stringValue == plain + "\"é\n" + plain)
            #expect(throws: JSONSyntaxError(offset: 1 + length, reason: "a control character must be escaped")) {
                _ = try JSONValue(parsing: "\"\(plain)\u{1}\(plain)\"")
            }
        }
    }

    @Test("bytes that only look special in another place of the word are plain")
    func neighboursOfSpecialBytes() throws {
        // 0x21, 0x23, 0x5B, 0x5D stand beside the specials, 0xA2 and 0xDC equal them but for the top bit.
        let text = "!#[] ¢Ü!#[]¢Ü \u{7F}\u{80}\u{A0}"
        for shift in 0..<8 {
            let shifted = String(repeating: " ", count: shift) + text
            #expect(try JSONValue(parsing: "\"\(shifted)\"").stringValue == shifted)
        }
    }
}
