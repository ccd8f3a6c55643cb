import JSONDocument
import Testing

@Suite("RFC 8259 §6: numbers")
struct NumberTests {
    @Test(
        "the literal is kept to the last digit",
        arguments: [
            "0", "-0", "-0.0", "1.50", "1.0", "9007199254740993", "-9223372036854775808", "18446744073709551616", "1e400", "1E+2", "1e-7",
            "0e0", "0.1e1", "123456789012345678901234567890.123456789012345678901234567890",
        ])
    func literalIsKept(literal: String) throws {
        let value = try JSONValue(parsing: literal)
        #expect(value == .number(try #require(JSONNumber(literal: literal))))
        #expect(value.text == literal)
    }

    @Test(
        "is no number",
        arguments: [
            "", "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1E-", "1e1.5", "0x10", "1_000", "1,5", "--1", "1-",
            " 1", "1 ", "\u{661}", "\u{FF11}", "1\u{301}", "Infinity", "2.e3", "-a", "1.5.2", "0e", "9.3e+",
        ])
    func isNoNumber(text: String) {
        #expect(JSONNumber(literal: text) == nil)
        let document = "[" + text + ",2]"
        // White space and a comma are part of an array, so those texts make one.
        if !["", " 1", "1 ", "1,5"].contains(text) {
            #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: document) }
        }
    }

    @Test(
        "is an integer exactly when the literal denotes one that fits",
        arguments: [
            ("0", 0), ("-0", 0), ("-0.0", 0), ("0e99999999999999999999", 0), ("12", 12), ("12.0", 12), ("1.2e1", 12), ("1200e-2", 12),
            ("1E3", 1000), ("-15e-1", nil), ("12.5", nil), ("1e-1", nil), ("1.00000000000000000001", nil),
            ("9007199254740993", 9_007_199_254_740_993), ("9007199254740993.0", 9_007_199_254_740_993),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil), ("922337203685477580700e-2", .max),
            ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e400", nil), ("1e99999999999999999999", nil),
            ("1e-99999999999999999999", nil),
        ] as [(String, Int?)])
    func integer(literal: String, expected: Int?) throws {
        #expect(try #require(JSONNumber(literal: literal)).int == expected)
        #expect(try JSONValue(parsing: literal).intValue == expected)
    }

    @Test("the nearest double; beyond the range it is infinite, below it zero")
    func double() throws {
        #expect(try #require(JSONNumber(literal: "1.50")).double == 1.5)
        #expect(try #require(JSONNumber(literal: "9007199254740993")).double == 9_007_199_254_740_992)
        #expect(try #require(JSONNumber(literal: "-1e400")).double == -.infinity)
        #expect(try #require(JSONNumber(literal: "1e-400")).double == 0)
        #expect(try #require(JSONNumber(literal: "-0")).double.sign == .minus)
    }

    @Test("numbers are equal when their literals are")
    func equality() {
        #expect(JSONNumber(literal: "1.50") == JSONNumber(literal: "1.50"))
        #expect(JSONNumber(literal: "1.50") != JSONNumber(literal: "1.5"))
        #expect(JSONNumber(7) == JSONNumber(literal: "7"))
        #expect(JSONNumber(.min).literal == "-9223372036854775808")
    }
}
