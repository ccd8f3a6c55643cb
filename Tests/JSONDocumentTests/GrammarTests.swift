import JSONDocument
import Testing

/// What RFC 8259 calls a JSON text, and what it does not.
@Suite("RFC 8259 §2: grammar")
struct GrammarTests {
    @Test(
        "is taken",
        arguments: [
            "null", "true", "false", "0", "-1.5e+3", "\"\"", "\"a\"", "[]", "{}",
            " [ ] ", "\t\r\n {} \n", "[null]", "[1,2]", "[ 1 , 2 ]", "[[[]]]", "[\"\",{}]",
            "{\"\":0}", "{ \"a\" : 1 , \"b\" : [ ] }", "{\"a\":{\"a\":{\"a\":null}}}", "\"\u{7F}\"",
        ])
    func takes(text: String) throws {
        _ = try JSONValue(parsing: text)
    }

    @Test(
        "is refused",
        arguments: [
            // nothing, or more than one value
            "", " ", "\n", "1 2", "[] []", "{}x", "[]]", "nullnull", "\u{FEFF}", "\0", "1\0", "#", "// comment\n1", "/**/1",
            // words
            "nul", "Null", "TRUE", "tru", "truee", "nan", "NaN", "Infinity", "-Infinity", "undefined", "a",
            // arrays
            "[", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "[1;2]", "]", "[}", "(1)", "[1,\n", "[*]",
            // objects
            "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,\"a\":1}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":}",
            "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}", "{]", "}", "{\"a\",1}", "{[]:1}",
            // white space that JSON does not know
            "\u{0B}1", "\u{0C}1", "\u{A0}1", "\u{2028}1", "[\u{2060}]", "1\u{85}",
        ])
    func refuses(text: String) {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: text) }
    }

    @Test("a fault is told with its place")
    func faultHasPlace() {
        #expect(throws: JSONSyntaxError(offset: 12, reason: "a value is expected")) {
            _ = try JSONValue(parsing: #"{"a": 1,"b":}"#)
        }
    }

    @Test("a byte order mark before the text is ignored, elsewhere it is no white space")
    func byteOrderMark() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try JSONValue(parsing: mark + Array("[1]".utf8)) == [1])
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: mark + mark + Array("1".utf8)) }
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: Array("1".utf8) + mark) }
    }
}
