import FoundationEssentials
import Testing

@testable import MappingExpressions

/// An expression, the attributes it is evaluated over, and what it must come to.
struct ExpressionVector: Sendable, CustomTestStringConvertible {
    let id: String
    let expression: String
    let inputs: [String: ExpressionValue]
    let output: ExpressionResult

    init(_ id: String, _ expression: String, _ inputs: [String: ExpressionValue], _ output: ExpressionResult) {
        self.id = id
        self.expression = expression
        self.inputs = inputs
        self.output = output
    }

    var testDescription: String { "\(id) \(expression)" }

    /// Numbers and truth as the texts they are shown as.
    static func shown(_ result: ExpressionResult) -> ExpressionResult {
        switch result {
        case .value(.boolean), .value(.integer):
            guard case .value(let value) = result, let text = value.texts.first else { return result }
            return .value(.string(text))
        case .value, .drop:
            return result
        }
    }
}

extension ExpressionContext {
    /// A context with a clock that stands still and identifiers that count.
    static func fixed(_ attributes: [String: ExpressionValue]) -> ExpressionContext {
        ExpressionContext(
            attributes: AttributeTable(attributes),
            now: { Date(timeIntervalSince1970: 1_753_833_600) },
            uuid: { UUID(uuid: (0xAB, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, 1)) })
    }
}

/// What a mapping gives for an expression.
func evaluated(_ text: String, _ attributes: [String: ExpressionValue] = [:]) throws -> ExpressionResult {
    try ExpressionEvaluator().evaluate(Expression(text), in: .fixed(attributes))
}

/// What a tester shows for an expression.
func previewed(_ text: String, _ attributes: [String: ExpressionValue] = [:]) throws -> ExpressionResult {
    try ExpressionEvaluator().preview(Expression(text), in: .fixed(attributes))
}

/// The error that an expression gives, rendered with its caret.
func errorText(_ text: String, _ attributes: [String: ExpressionValue] = [:]) -> String {
    do {
        let result = try evaluated(text, attributes)
        return "no error: \(result)"
    } catch let error as ExpressionError {
        return error.describe(in: text)
    } catch {
        return "another error: \(error)"
    }
}
