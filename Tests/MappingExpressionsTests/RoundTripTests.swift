import Testing

@testable import MappingExpressions

@Suite("Printing and parsing")
struct RoundTripTests {
    @Test("what is printed parses to the same tree", arguments: UInt64(0)..<64)
    func printedParsesToTheSame(_ seed: UInt64) throws {
        var random = ExpressionSamples(seed: seed)
        for _ in 0..<20 {
            let text = random.expression()
            let expression = try Expression(text)
            let printed = try Expression(expression.description)
            #expect(printed == expression, "\(text)")
            #expect(printed.description == expression.description)
        }
    }

    @Test("the tree form reads back to the same meaning", arguments: UInt64(0)..<64)
    func treeReadsBack(_ seed: UInt64) throws {
        var random = ExpressionSamples(seed: seed)
        for _ in 0..<20 {
            let expression = try Expression(random.expression())
            let back = try Expression(tree: expression.tree)
            #expect(back == expression, "\(expression)")
            // Without its texts, the names and parameters say it all.
            let bare = try Expression(tree: expression.tree.withoutTexts)
            #expect(bare.tree.withoutTexts == expression.tree.withoutTexts, "\(expression)")
        }
    }

    @Test("bytes at random never crash the parser", arguments: UInt64(0)..<64)
    func randomBytes(_ seed: UInt64) {
        var random = ExpressionSamples(seed: seed)
        for _ in 0..<200 {
            let text = random.noise()
            do {
                let expression = try Expression(text)
                #expect(throws: Never.self) { try Expression(expression.description) }
            } catch {
                #expect((1...(text.unicodeScalars.count + 1)).contains(error.position))
                #expect(!error.describe(in: text).isEmpty)
            }
        }
    }

    @Test("evaluation of expressions at random ends with a value or an error", arguments: UInt64(0)..<64)
    func randomEvaluation(_ seed: UInt64) throws {
        var random = ExpressionSamples(seed: seed)
        let evaluator = ExpressionEvaluator()
        for _ in 0..<20 {
            let expression = try Expression(random.expression())
            do {
                _ = try evaluator.evaluate(expression, in: .fixed(["a": .string("Ann"), "list": .strings(["x", "y"]), "n": .integer(3)]))
            } catch {
                #expect((1...(expression.text.unicodeScalars.count + 1)).contains(error.position))
            }
        }
    }
}

extension ExpressionTree {
    /// Names and parameters only; numbers and texts are the same then, as in the published form.
    fileprivate var withoutTexts: ExpressionTree {
        ExpressionTree(
            type: type, name: name,
            expression: type == .function ? "" : type == .constant && ExpressionKeyword(rawValue: name) != nil ? expression : "",
            parameters: parameters.map { Parameter(key: $0.key, value: $0.value.withoutTexts) })
    }
}
