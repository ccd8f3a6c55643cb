import JSONDocument
import Testing

/// RFC 8259 §4 says names should be unique and leaves open what follows otherwise; two parsers that answer differently make a hole.
@Suite("RFC 8259 §4: a name that occurs twice is refused")
struct DuplicateNameTests {
    @Test(
        "as it stands, in another case, or escaped",
        arguments: [
            (#"{"a":1,"a":1}"#, 7),
            (#"{"a":1,"A":2}"#, 7),
            (#"{"userName":1,"x":2,"USERNAME":3}"#, 20),
            (#"{"a":1,"\u0061":2}"#, 7),
            (#"{"":1,"":2}"#, 6),
            (#"{"é":1,"é":2}"#, 8),
            (#"[{"b":{"c":0,"C":0}}]"#, 13),
        ])
    func refuses(text: String, offset: Int) throws {
        let error = #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: text) }
        let fault = try #require(error)
        #expect(fault.offset == offset)
        #expect(fault.reason.hasSuffix("occurs twice"))
    }

    @Test(
        "only ASCII letters have a case here, and only the same bytes are the same name",
        arguments: [
            #"{"é":1,"É":2}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}", #"{"@":1,"`":2}"#, #"{"[":1,"{":2}"#, #"{"a":1,"a ":2}"#,
            #"{"k":1,"\u212a":2}"#,
        ])
    func takes(text: String) throws {
        #expect(try JSONValue(parsing: text).objectValue?.count == 2)
    }

    @Test("the same name in another object is another member")
    func otherObject() throws {
        let value = try JSONValue(parsing: #"{"a":{"a":1},"b":[{"a":2},{"a":3}]}"#)
        #expect(value["a"]?["a"] == 1)
    }

    @Test("large objects are judged as small ones", arguments: [30, 31, 32, 33, 34, 100, 1000])
    func largeObjects(count: Int) throws {
        let members = (0..<count).map { "\"Name\($0)\":\($0)" }
        #expect(try JSONValue(parsing: "{" + members.joined(separator: ",") + "}").objectValue?.count == count)
        for name in ["nAME0", "name\(count / 2)", "NAME\(count - 1)"] {
            let text = "{" + (members + ["\"\(name)\":0"]).joined(separator: ",") + "}"
            #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: text) }
        }
        let composed = (members + ["\"\u{E9}\":0", "\"e\u{301}\":0"]).joined(separator: ",")
        #expect(try JSONValue(parsing: "{\(composed)}").objectValue?.count == count + 2)
    }
}
