internal import RegularExpressions

/// A function of the language: its name, its parameters, and what it does.
///
/// To add one, describe it in the file of its family and list it in ``ExpressionFunction/all``; parser, printer, tree and
/// evaluator need no change.
package final class ExpressionFunction: Sendable {
    /// The official spelling.
    package let name: String
    /// At most one of them repeats. An optional parameter after the repeating one is a name for the last argument.
    package let parameters: [FunctionParameter]
    /// How many arguments a repetition takes: `Switch` repeats pairs.
    package let repetition: Int
    /// Whether it yields something else each time; a mapping that uses it should apply only on creation.
    package let isVolatile: Bool
    /// Whether its empty result is that of the argument it evaluated last, as with `IIF`; otherwise it made the result itself.
    let passesArgumentOn: Bool
    let prepare: @Sendable ([ExpressionNode?]) throws(ArgumentError) -> PreparedArguments?
    let evaluate: @Sendable (inout Invocation) throws(EvaluationStop) -> ExpressionValue

    init(
        _ name: String,
        _ parameters: [FunctionParameter],
        repetition: Int = 1,
        isVolatile: Bool = false,
        passesArgumentOn: Bool = false,
        prepare: @escaping @Sendable ([ExpressionNode?]) throws(ArgumentError) -> PreparedArguments? = { _ in nil },
        evaluate: @escaping @Sendable (inout Invocation) throws(EvaluationStop) -> ExpressionValue
    ) {
        self.name = name
        self.parameters = parameters
        self.repetition = repetition
        self.isVolatile = isVolatile
        self.passesArgumentOn = passesArgumentOn
        self.prepare = prepare
        self.evaluate = evaluate
        repeatingIndex = parameters.firstIndex(where: \.allowsMultiple)
    }

    /// The place of the repeating parameter.
    let repeatingIndex: Int?

    /// The parameter that the argument at `index`, one of `count`, belongs to; `nil` when there are too many.
    func parameter(at index: Int, of count: Int) -> FunctionParameter? {
        guard let repeatingIndex, index >= repeatingIndex else {
            return parameters.indices.contains(index) ? parameters[index] : nil
        }
        let named = parameters.index(after: repeatingIndex)
        if named < parameters.endIndex, index == count - 1, index > repeatingIndex { return parameters[named] }
        return parameters[repeatingIndex]
    }
}

/// A parameter as Microsoft Graph's function schema describes it.
package struct FunctionParameter: Hashable, Sendable {
    /// The name in the documentation.
    package let name: String
    /// The name in the tree form and in Microsoft Graph's function schema, where that differs.
    package let key: String
    package let type: ParameterType
    package let isRequired: Bool
    package let allowsMultiple: Bool

    init(
        _ name: String, _ type: ParameterType = .text, key: String? = nil, isRequired: Bool = true,
        allowsMultiple: Bool = false
    ) {
        self.name = name
        self.key = key ?? name
        self.type = type
        self.isRequired = isRequired
        self.allowsMultiple = allowsMultiple
    }
}

/// What a parameter takes.
package enum ParameterType: Hashable, Sendable {
    case text
    case integer
    /// Any value, passed on as it is.
    case any
    /// A comparison, or a value that is seen as true or false.
    case condition
    /// `vbBinaryCompare` or `vbTextCompare`.
    case compareMode

    /// The type's name in Microsoft Graph's function schema.
    package var graphName: String {
        switch self {
        case .text, .any, .compareMode: "String"
        case .integer: "Integer"
        case .condition: "Boolean"
        }
    }
}

/// What can be made ready once, when an expression is parsed.
struct PreparedArguments: Sendable {
    let pattern: RegularExpression
}

/// A constant argument that cannot be right, whoever the expression is evaluated for.
struct ArgumentError: Error {
    /// `nil` blames the call as a whole.
    let argument: Int?
    let reason: String
}
