/// An attribute-mapping expression, parsed and checked.
///
/// ```swift
/// let expression = try Expression("Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")")
/// let result = try ExpressionEvaluator().evaluate(expression, in: context)
/// ```
///
/// Everything that can be known without a person is checked here: names, numbers of arguments, blanks, constant
/// patterns. What is left for evaluation are values that do not fit.
package struct Expression: Hashable, Sendable, CustomStringConvertible {
    /// The text as it was given.
    package let text: String
    package let root: ExpressionNode

    /// What a mapping's source may be.
    package enum Allowance: Hashable, Sendable {
        /// An attribute (direct mapping), a constant, or a function.
        case anything
        /// A function only.
        case functionOnly
    }

    /// Parses and checks `text`.
    ///
    /// - Throws: ``ExpressionError`` with the place of the first mistake.
    package init(
        _ text: String, allowing allowance: Allowance = .anything, limits: ExpressionLimits = .default
    ) throws(ExpressionError) {
        var parser = try ExpressionParser(text, limits: limits)
        root = try parser.parse(allowing: allowance)
        self.text = text
    }

    /// The canonical text: functions in their official spelling, one blank after each comma, no trailing blank
    /// arguments. Parses to an equal expression.
    package var description: String { root.description }

    /// Which of the three kinds of mapping this expression is.
    package enum Kind: Hashable, Sendable {
        case direct(attribute: String)
        case constant(String)
        case function
    }

    package var kind: Kind {
        switch root {
        case .attribute(let name, _): .direct(attribute: name)
        case .string(let text, _): .constant(text)
        case .number(let number, _): .constant(number.literal)
        case .keyword(let keyword, _): .constant(keyword.rawValue)
        case .function, .comparison: .function
        }
    }

    /// The names of the source attributes it reads, spelled as in the text.
    package var attributeNames: Set<String> {
        var names: Set<String> = []
        root.visitAll { node in
            if case .attribute(let name, _) = node { names.insert(name) }
        }
        return names
    }

    /// An error at the first use of a source attribute, for callers that know which attributes there are.
    package func error(atAttribute name: String, reason: String) -> ExpressionError {
        var offset = 0
        var isFound = false
        root.visitAll { node in
            if case .attribute(name, let position) = node, !isFound {
                offset = position.utf8Offset
                isFound = true
            }
        }
        return ExpressionError(utf8Offset: offset, in: text, reason: reason)
    }

    /// Two expressions are equal when their trees are; layout and spelling of function names do not count.
    package static func == (left: Expression, right: Expression) -> Bool { left.root == right.root }

    package func hash(into hasher: inout Hasher) { hasher.combine(root) }
}
