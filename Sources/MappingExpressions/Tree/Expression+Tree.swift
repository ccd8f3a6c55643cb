extension Expression {
    /// The expression in the shape of Microsoft Graph's `attributeMappingSource`.
    package var tree: ExpressionTree { root.tree(expression: text) }

    /// Reads an expression from its tree form.
    ///
    /// - Note: Choice: clients send the text, the parameters, or both. The text counts where there is one; parameters that
    ///   clearly say something else are an error rather than an edit that is lost in silence.
    /// - Throws: ``ExpressionError``; its position refers to the tree's `expression`, or to the canonical text when the
    ///   tree has none.
    package init(
        tree: ExpressionTree, allowing allowance: Allowance = .anything, limits: ExpressionLimits = .default
    ) throws(ExpressionError) {
        guard tree.type == .function, !tree.expression.isEmpty else {
            try self.init(try tree.assembledText(depth: limits.depth + 1), allowing: allowance, limits: limits)
            return
        }
        try self.init(tree.expression, allowing: allowance, limits: limits)
        guard !tree.parameters.isEmpty else { return }
        // Parameters that do not make an expression (another product's keys) cannot contradict the text.
        let other: Expression
        do {
            other = try Expression(try tree.assembledText(depth: limits.depth + 1), limits: limits)
        } catch {
            return
        }
        guard other.tree.means(self.tree) else {
            throw ExpressionError(
                position: 1,
                reason: "the expression and its parameters disagree; the parameters say \(other). "
                    + "Send one of them, or both with one meaning")
        }
    }
}

extension ExpressionNode {
    fileprivate func tree(expression: String? = nil) -> ExpressionTree {
        switch self {
        case .attribute(let name, _):
            return ExpressionTree(type: .attribute, name: name, expression: description)
        case .string(let text, _):
            return ExpressionTree(type: .constant, name: text, expression: description)
        case .number(let number, _):
            return ExpressionTree(
                type: .constant, name: number.literal, expression: ExpressionNode.quoted(number.literal))
        case .keyword(let keyword, _):
            return ExpressionTree(type: .constant, name: keyword.rawValue, expression: keyword.rawValue)
        case .comparison(let left, let comparison, let right, _):
            return ExpressionTree(
                type: .function, name: comparison.rawValue, expression: description,
                parameters: [
                    ExpressionTree.Parameter(key: "left", value: left.tree()),
                    ExpressionTree.Parameter(key: "right", value: right.tree()),
                ])
        case .function(let call):
            var parameters: [ExpressionTree.Parameter] = []
            for (index, argument) in call.arguments.enumerated() {
                guard let argument, let parameter = call.function.parameter(at: index, of: call.arguments.count)
                else { continue }
                parameters.append(ExpressionTree.Parameter(key: parameter.key, value: argument.tree()))
            }
            return ExpressionTree(
                type: .function, name: call.function.name, expression: expression ?? description, parameters: parameters)
        }
    }
}

extension ExpressionTree {
    /// The text that this tree's names and parameters make.
    fileprivate func assembledText(depth: Int) throws(ExpressionError) -> String {
        guard depth > 0 else { throw ExpressionError(position: 1, reason: "the tree is nested too deeply") }
        switch type {
        case .attribute:
            return name.isEmpty ? expression : "[\(name)]"
        case .constant:
            return constantText
        case .function:
            if parameters.isEmpty { return expression.isEmpty ? "\(name)()" : expression }
            if let comparison = ComparisonOperator(rawValue: name) {
                let sides = try arguments(ofKey: "left", depth: depth) + arguments(ofKey: "right", depth: depth)
                guard sides.count == 2, parameters.count == 2 else {
                    throw ExpressionError(position: 1, reason: "“\(name)” compares one “left” and one “right”")
                }
                return sides.joined(separator: " \(comparison.rawValue) ")
            }
            return "\(name)(\(try argumentTexts(depth: depth).joined(separator: ", ")))"
        }
    }

    /// A constant as it is written in an expression: in quotes unless it is a number or a bare word.
    private var constantText: String {
        if ExpressionKeyword(rawValue: expression) != nil || NumberLiteral(expression) != nil { return expression }
        if let constant = try? Expression(expression), case .string(let text, _) = constant.root {
            return ExpressionNode.quoted(text)
        }
        return ExpressionNode.quoted(name.isEmpty ? expression : name)
    }

    private func argumentTexts(depth: Int) throws(ExpressionError) -> [String] {
        guard let function = ExpressionFunction.named(name) else {
            throw ExpressionError(position: 1, reason: "“\(name)” is not a function")
        }
        for parameter in parameters where !function.parameters.contains(where: { $0.hasKey(parameter.key) }) {
            throw ExpressionError(position: 1, reason: "\(function.name) has no parameter “\(parameter.key)”")
        }
        var texts: [String] = []
        for parameter in function.parameters {
            let arguments = try arguments(ofKey: parameter.key, depth: depth)
            guard arguments.count <= 1 || parameter.allowsMultiple else {
                throw ExpressionError(position: 1, reason: "\(function.name) takes “\(parameter.key)” once")
            }
            texts += arguments.isEmpty ? [""] : arguments
        }
        return texts
    }

    private func arguments(ofKey key: String, depth: Int) throws(ExpressionError) -> [String] {
        var texts: [String] = []
        for parameter in parameters where parameter.key.lowercased() == key.lowercased() {
            texts.append(try parameter.value.assembledText(depth: depth - 1))
        }
        return texts
    }

    /// Whether both trees say the same; the texts beside them do not count.
    fileprivate func means(_ other: ExpressionTree) -> Bool {
        type == other.type && name == other.name && parameters.count == other.parameters.count
            && zip(parameters, other.parameters).allSatisfy { $0.key == $1.key && $0.value.means($1.value) }
    }
}

extension FunctionParameter {
    fileprivate func hasKey(_ key: String) -> Bool { self.key.lowercased() == key.lowercased() }
}
