import JSONDocument
import Testing

@Suite("Serialisation")
struct SerializationTests {
    @Test(
        "escapes what RFC 8259 §7 demands, and nothing else",
        arguments: [
            ("", #""""#), ("\"\\/", #""\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#),
            ("\0\u{1}\u{F}\u{10}\u{1F}", #""\u0000\u0001\u000f\u0010\u001f""#),
            ("\u{7F}é€😀\u{2028}", "\"\u{7F}é€😀\u{2028}\""), ("line\nline\nand a longer one\n", #""line\nline\nand a longer one\n""#),
        ])
    func escapes(string: String, text: String) {
        #expect(JSONValue.string(string).text == text)
    }

    @Test("is compact")
    func compact() throws {
        let value = try JSONValue(parsing: " { \"a\" : [ 1 , { } , [ ] , null , true , false ] , \"b\" : \"\" } ")
        #expect(value.text == #"{"a":[1,{},[],null,true,false],"b":""}"#)
        #expect(value.description == value.text)
    }

    @Test("appends to what is there")
    func appends() {
        var bytes = Array("data=".utf8)
        JSONValue.array([1]).serialize(into: &bytes)
        JSONObject().serialize(into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "data=[1]{}")
    }

    @Test("text for people has a member a line")
    func indented() throws {
        let value = try JSONValue(parsing: #"{"a":[1,{"b":null}],"c":{},"d":[]}"#)
        let expected = """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": []
            }
            """
        #expect(value.indentedText() == expected)
        #expect(try JSONValue(parsing: value.indentedText()) == value)
    }

    @Test("what is written is read back the same, byte for byte", arguments: 1...64)
    func roundTrip(seed: UInt64) throws {
        var random = RandomDocument(seed: seed)
        let value = random.value(depth: 5)
        let bytes = value.serialized()
        let again = try JSONValue(parsing: bytes)
        #expect(again == value)
        #expect(again.hashValue == value.hashValue)
        #expect(again.serialized() == bytes)
        #expect(try JSONValue(parsing: value.indentedText()).serialized() == bytes)
    }
}
