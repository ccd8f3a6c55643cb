import JSONDocument
import Testing

@Suite struct WriterTests {
    private func text(_ members: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        writer.object(members)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func anEmptyObjectHasNoMembers() {
        #expect(text { _ in } == "{}")
    }

    @Test func membersAreSeparated() {
        let written = text {
            $0.member("a", "x")
            $0.member("b", 1)
            $0.member("c", object: { _ in })
            $0.member("d", objects: ["y", "z"]) { $0.member("name", $1) }
            $0.member("e", objects: [String]()) { $0.member("name", $1) }
            $0.member("f", object: { $0.member("g", ["h": []]) })
        }
        #expect(written == #"{"a":"x","b":1,"c":{},"d":[{"name":"y"},{"name":"z"}],"e":[],"f":{"g":{"h":[]}}}"#)
    }

    @Test func textIsEscaped() throws {
        let hostile = "{\"\\\u{1}é\u{1F600}{"
        let written = text {
            $0.member(hostile, hostile)
            $0.member("next", "{")
            $0.member("last", true)
        }
        #expect(try JSONValue(parsing: written) == [hostile: .string(hostile), "next": "{", "last": true])
    }
}
