/// A node of an expression's tree.
///
/// Positions do not take part in comparison: two trees are equal when they mean the same text.
package indirect enum ExpressionNode: Hashable, Sendable {
    case function(FunctionCall)
    /// `[name]`
    case attribute(String, SourcePosition)
    /// `"text"`, without quotes and escapes.
    case string(String, SourcePosition)
    case number(NumberLiteral, SourcePosition)
    case keyword(ExpressionKeyword, SourcePosition)
    /// `left = right`; only where a condition is expected.
    case comparison(ExpressionNode, ComparisonOperator, ExpressionNode, SourcePosition)

    var position: SourcePosition {
        switch self {
        case .function(let call): call.position
        case .attribute(_, let position), .string(_, let position), .number(_, let position),
            .keyword(_, let position), .comparison(_, _, _, let position):
            position
        }
    }

    /// Visits this node and all below it, in the order of the text.
    func visitAll(_ visit: (ExpressionNode) -> Void) {
        visit(self)
        switch self {
        case .function(let call):
            for case .some(let argument) in call.arguments { argument.visitAll(visit) }
        case .comparison(let left, _, let right, _):
            left.visitAll(visit)
            right.visitAll(visit)
        case .attribute, .string, .number, .keyword:
            break
        }
    }
}

/// Where a node begins in the text it was parsed from.
package struct SourcePosition: Hashable, Sendable {
    package let utf8Offset: Int

    package init(utf8Offset: Int) {
        self.utf8Offset = utf8Offset
    }

    /// All positions are equal, so that trees compare by meaning.
    package static func == (_: SourcePosition, _: SourcePosition) -> Bool { true }

    package func hash(into _: inout Hasher) {}
}

/// A function with its arguments; `nil` is an argument left blank.
package struct FunctionCall: Hashable, Sendable {
    /// Resolved when the text is parsed, so that evaluation looks up nothing by name.
    package let function: ExpressionFunction
    package let arguments: [ExpressionNode?]
    package let position: SourcePosition
    /// What the function made ready from its constant arguments.
    let prepared: PreparedArguments?

    package static func == (left: FunctionCall, right: FunctionCall) -> Bool {
        left.function.name == right.function.name && left.arguments == right.arguments
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(function.name)
        hasher.combine(arguments)
    }
}

/// `12`, `-10` or `&HF`, with its spelling.
package struct NumberLiteral: Hashable, Sendable {
    package let literal: String
    package let value: Int
}

/// The bare words of the language.
package enum ExpressionKeyword: String, Hashable, Sendable, CaseIterable {
    /// `InStr`: letters compare as they are.
    case vbBinaryCompare
    /// `InStr`: upper and lower case are the same.
    case vbTextCompare
    /// As a result: leave the attribute out of the request.
    case ignoreAttributeFlow = "IgnoreAttributeFlow"
}

/// The comparisons a condition may make.
package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case greater = ">"
    case greaterOrEqual = ">="
    case less = "<"
    case lessOrEqual = "<="
}
