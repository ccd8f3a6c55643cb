/// Checks the arguments of a function against its parameters, as far as that can be done without a person at hand.
struct CallCheck {
    struct Argument {
        let node: ExpressionNode?
        let utf8Offset: Int
    }

    struct Failure: Error {
        let utf8Offset: Int
        let reason: String
    }

    private let function: ExpressionFunction
    private let position: SourcePosition
    /// Without the blank ones at the end, which may be written or omitted.
    private let arguments: [Argument]

    init(_ function: ExpressionFunction, _ position: SourcePosition, _ arguments: [Argument]) {
        self.function = function
        self.position = position
        let lastGiven = arguments.lastIndex { $0.node != nil }
        self.arguments = Array(arguments[..<(lastGiven.map { $0 + 1 } ?? 0)])
    }

    func call() throws(Failure) -> FunctionCall {
        try checkCount()
        for (index, argument) in arguments.enumerated() {
            guard let parameter = function.parameter(at: index, of: arguments.count) else { continue }
            if let node = argument.node {
                try check(node, for: parameter)
            } else if parameter.isRequired {
                throw Failure(
                    utf8Offset: argument.utf8Offset, reason: "\(function.name): the argument “\(parameter.name)” must not be blank")
            }
        }
        let nodes = arguments.map(\.node)
        do {
            return FunctionCall(
                function: function, arguments: nodes, position: position, prepared: try function.prepare(nodes))
        } catch {
            let offset = error.argument.flatMap { index in arguments.indices.contains(index) ? arguments[index].utf8Offset : nil }
            throw Failure(utf8Offset: offset ?? position.utf8Offset, reason: "\(function.name): \(error.reason)")
        }
    }

    private func checkCount() throws(Failure) {
        for index in arguments.indices where function.parameter(at: index, of: arguments.count) == nil {
            throw Failure(utf8Offset: arguments[index].utf8Offset, reason: countReason("at most \(function.parameters.count)"))
        }
        // What must be there: each required parameter, the repeating one once.
        if let missing = function.parameters.indices.last(where: { function.parameters[$0].isRequired }) {
            let isRepeating = missing == function.repeatingIndex
            let needed = missing + (isRepeating ? function.repetition : 1)
            if arguments.count < needed {
                throw Failure(utf8Offset: position.utf8Offset, reason: countReason("at least \(needed)"))
            }
        }
        if let first = function.repeatingIndex, (arguments.count - first) % function.repetition != 0 {
            throw Failure(
                utf8Offset: position.utf8Offset,
                reason: countReason("\(first) and then groups of \(function.repetition)"))
        }
    }

    private func countReason(_ expected: String) -> String {
        let names = function.parameters.map { $0.name + ($0.allowsMultiple ? "…" : "") + ($0.isRequired ? "" : "?") }
        let signature = "\(function.name)(\(names.joined(separator: ", ")))"
        return "\(signature) takes \(expected) arguments, not \(arguments.count)"
    }

    private func check(_ node: ExpressionNode, for parameter: FunctionParameter) throws(Failure) {
        switch node {
        case .comparison(_, let comparison, _, let position):
            guard parameter.type == .condition else {
                throw Failure(utf8Offset: position.utf8Offset, reason: ExpressionParser.misplaced(comparison))
            }
        case .keyword(.ignoreAttributeFlow, let position):
            guard parameter.type == .any else {
                throw Failure(
                    utf8Offset: position.utf8Offset,
                    reason: "“\(ExpressionKeyword.ignoreAttributeFlow.rawValue)” is a result, for IIF and Switch; "
                        + "“\(parameter.name)” of \(function.name) needs a value")
            }
        case .keyword(let keyword, let position):
            guard parameter.type == .compareMode else {
                throw Failure(
                    utf8Offset: position.utf8Offset,
                    reason: "“\(keyword.rawValue)” is a way to compare, for the last argument of InStr")
            }
        case .string(let text, let position):
            try checkConstant(text, at: position, for: parameter)
        case .number(let number, let position):
            try checkConstant(number.literal, at: position, for: parameter)
        case .attribute, .function:
            break
        }
    }

    private func checkConstant(
        _ text: String, at position: SourcePosition, for parameter: FunctionParameter
    ) throws(Failure) {
        switch parameter.type {
        case .integer where NumberLiteral(text) == nil:
            throw Failure(
                utf8Offset: position.utf8Offset,
                reason: "“\(parameter.name)” of \(function.name) is a whole number, not “\(text)”")
        case .compareMode
        where text != ExpressionKeyword.vbBinaryCompare.rawValue && text != ExpressionKeyword.vbTextCompare.rawValue:
            throw Failure(
                utf8Offset: position.utf8Offset,
                reason: "“\(parameter.name)” of \(function.name) is vbBinaryCompare or vbTextCompare, not “\(text)”")
        case .text, .any, .condition, .integer, .compareMode:
            break
        }
    }
}
