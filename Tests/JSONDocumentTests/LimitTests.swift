import JSONDocument
import Testing

@Suite("Limits on what a stranger sends")
struct LimitTests {
    private func nested(_ depth: Int, opening: String, closing: String) -> String {
        String(repeating: opening, count: depth) + String(repeating: closing, count: depth)
    }

    @Test("64 levels are taken, the 65th is refused where it opens")
    func depth() throws {
        _ = try JSONValue(parsing: nested(64, opening: "[", closing: "]"))
        #expect(throws: JSONSyntaxError(offset: 64, reason: "nested deeper than 64")) {
            _ = try JSONValue(parsing: nested(65, opening: "[", closing: "]"))
        }
        _ = try JSONValue(parsing: nested(63, opening: #"{"a":"#, closing: "}").replacing(":}", with: ":{}}"))
        #expect(throws: JSONSyntaxError.self) {
            _ = try JSONValue(parsing: nested(64, opening: #"{"a":"#, closing: "}").replacing(":}", with: ":{}}"))
        }
    }

    @Test("a million open brackets end in an error, not in a stack overflow")
    func openBrackets() {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: String(repeating: #"{"a":"#, count: 200_000)) }
    }

    @Test("depth is a parameter")
    func otherDepth() throws {
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: "[[1]]", limits: JSONLimits(depth: 1)) }
        #expect(throws: JSONSyntaxError.self) { _ = try JSONValue(parsing: "[]", limits: JSONLimits(depth: 0)) }
        #expect(try JSONValue(parsing: "1", limits: JSONLimits(depth: 0)) == 1)
    }

    @Test("a text longer than the limit is refused before it is read")
    func length() throws {
        #expect(try JSONValue(parsing: "[1]", limits: JSONLimits(length: 3)) == [1])
        #expect(throws: JSONSyntaxError(offset: 3, reason: "the text is longer than 3 bytes")) {
            _ = try JSONValue(parsing: "[1] ", limits: JSONLimits(length: 3))
        }
    }

    @Test("an object may have so many members")
    func members() throws {
        let limits = JSONLimits(members: 2)
        #expect(try JSONValue(parsing: #"{"a":1,"b":2}"#, limits: limits).objectValue?.count == 2)
        #expect(throws: JSONSyntaxError(offset: 13, reason: "an object has more than 2 members")) {
            _ = try JSONValue(parsing: #"{"a":1,"b":2,"c":3}"#, limits: limits)
        }
        let many = (0..<4096).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
        #expect(try JSONValue(parsing: "{\(many)}").objectValue?.count == 4096)
    }
}
