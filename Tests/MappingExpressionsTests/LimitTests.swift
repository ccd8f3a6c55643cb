import Testing

@testable import MappingExpressions

@Suite("Limits")
struct LimitTests {
    @Test("10,000 characters are allowed, one more is not")
    func length() throws {
        let frame = "Append(\"\", \"\")".count
        let longest = "Append(\"\(String(repeating: "x", count: 10_000 - frame))\", \"\")"
        _ = try Expression(longest)
        #expect(throws: ExpressionError(position: 10_001, reason: "the expression has 10001 characters; at most 10000 are allowed")) {
            try Expression(longest + " ")
        }
    }

    @Test("64 levels are allowed, one more is not")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "ToLower(", count: depth) + "[a]" + String(repeating: ")", count: depth)
        }
        let deepest = try Expression(nested(64))
        #expect(try ExpressionEvaluator().evaluate(deepest, in: .fixed(["a": .string("A")])) == .value(.string("a")))
        #expect(throws: ExpressionError(position: 64 * 8 + 1, reason: "functions are nested more than 64 deep")) {
            try Expression(nested(65))
        }
        #expect(throws: ExpressionError.self) { try Expression(nested(3), limits: ExpressionLimits(depth: 2)) }
    }

    @Test("the whole limit in opening parentheses or brackets ends with an error")
    func hostileNesting() {
        for text in ["ToLower(", "[", "IIF(Not(", "\"\\"] {
            #expect(throws: ExpressionError.self) {
                try Expression(String(repeating: text, count: 10_000 / text.count))
            }
        }
    }
}
