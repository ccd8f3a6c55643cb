package import RegularExpressions

/// Evaluates expressions for objects.
package struct ExpressionEvaluator: Sendable {
    private let patterns: RegularExpressionCache

    /// - Parameter patterns: keeps regular expressions that are not constants of their expression.
    package init(patterns: RegularExpressionCache = RegularExpressionCache()) {
        self.patterns = patterns
    }

    /// What a mapping gives for an object.
    ///
    /// - Note: Choice: an empty text that was made of absent attributes (`Left([title], 3)` without a title) is no value.
    ///   An empty text that was written (`Switch([x], "", …)`) or that a text was reduced to is one.
    /// - Throws: ``ExpressionError`` when a value does not fit; the object fails, with the place in the expression.
    package func evaluate(
        _ expression: Expression, in context: ExpressionContext
    ) throws(ExpressionError) -> ExpressionResult {
        try run(expression, in: context) { $0.isNothing ? .absent : $0.value }
    }

    /// What the language itself yields, for testing an expression: as ``evaluate(_:in:)``, but an empty text is shown as one
    /// wherever it came from.
    package func preview(
        _ expression: Expression, in context: ExpressionContext
    ) throws(ExpressionError) -> ExpressionResult {
        try run(expression, in: context) { $0.value }
    }

    private func run(
        _ expression: Expression, in context: ExpressionContext, _ value: (Outcome) -> ExpressionValue
    ) throws(ExpressionError) -> ExpressionResult {
        let scope = EvaluationScope(context: context, patterns: patterns)
        do {
            return .value(value(try scope.evaluate(expression.root)))
        } catch {
            switch error {
            case .drop: return .drop
            case .failure(let offset, let reason):
                throw ExpressionError(utf8Offset: offset, in: expression.text, reason: reason)
            }
        }
    }
}

/// A value, and whether it is nothing: absent, or an empty text made of nothing.
struct Outcome {
    let value: ExpressionValue
    let isNothing: Bool
}

/// The evaluation of one expression for one object.
struct EvaluationScope {
    let context: ExpressionContext
    let patterns: RegularExpressionCache

    func evaluate(_ node: ExpressionNode) throws(EvaluationStop) -> Outcome {
        switch node {
        case .attribute(let name, _):
            let value = context.attributes.value(ofAttribute: name)
            return Outcome(value: value, isNothing: value.isNull)
        case .string(let text, _):
            return Outcome(value: .string(text), isNothing: false)
        case .number(let number, _):
            return Outcome(value: .integer(number.value), isNothing: false)
        case .keyword(.ignoreAttributeFlow, _):
            throw .drop
        case .keyword(let keyword, _):
            return Outcome(value: .string(keyword.rawValue), isNothing: false)
        case .comparison(let left, let comparison, let right, let position):
            let (left, right) = (try evaluate(left).value, try evaluate(right).value)
            guard let answer = comparison.holds(between: left, and: right) else {
                throw .failure(
                    utf8Offset: position.utf8Offset,
                    reason: "“\(left.texts.joined(separator: ", "))” \(comparison.rawValue) "
                        + "“\(right.texts.joined(separator: ", "))” cannot be compared; both must be single numbers or single texts")
            }
            return Outcome(value: .boolean(answer), isNothing: false)
        case .function(let call):
            var invocation = Invocation(call, in: self)
            let value = try call.function.evaluate(&invocation)
            switch value {
            case .absent:
                return Outcome(value: value, isNothing: true)
            case .string(let text) where text.isEmpty:
                let isNothing = call.function.passesArgumentOn ? invocation.lastWasNothing : invocation.sawNothing
                return Outcome(value: value, isNothing: isNothing)
            case .strings(let texts):
                return Outcome(value: value, isNothing: texts.isEmpty)
            case .roles(let roles):
                return Outcome(value: value, isNothing: roles.isEmpty)
            case .string, .boolean, .integer:
                return Outcome(value: value, isNothing: false)
            }
        }
    }
}
