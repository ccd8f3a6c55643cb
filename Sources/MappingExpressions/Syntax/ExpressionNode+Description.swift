extension ExpressionNode: CustomStringConvertible {
    /// The canonical text of the node.
    package var description: String {
        var text = ""
        print(into: &text)
        return text
    }

    private func print(into text: inout String) {
        switch self {
        case .function(let call):
            text += call.function.name
            text += "("
            for (index, argument) in call.arguments.enumerated() {
                if index > 0 { text += ", " }
                argument?.print(into: &text)
            }
            text += ")"
        case .attribute(let name, _):
            text += "[\(name)]"
        case .string(let string, _):
            text += ExpressionNode.quoted(string)
        case .number(let number, _):
            text += number.literal
        case .keyword(let keyword, _):
            text += keyword.rawValue
        case .comparison(let left, let comparison, let right, _):
            left.print(into: &text)
            text += " \(comparison.rawValue) "
            right.print(into: &text)
        }
    }

    /// The text in quotes, `\` and `"` escaped.
    static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            if scalar == "\\" || scalar == "\"" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
