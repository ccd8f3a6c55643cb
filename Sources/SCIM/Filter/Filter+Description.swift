import JSONDocument

extension Filter: CustomStringConvertible {
    /// The canonical text: lower-case operators, single spaces, brackets only where precedence needs them.
    public var description: String {
        switch self {
        case .comparison(let path, let comparison, let literal): "\(path) \(comparison.rawValue) \(literal)"
        case .present(let path): "\(path) pr"
        case .and(let left, let right): "\(left.operand(of: .and)) and \(right.operand(of: .and, onRight: true))"
        case .or(let left, let right): "\(left.operand(of: .or)) or \(right.operand(of: .or, onRight: true))"
        case .not(let filter): "not (\(filter))"
        case .valuePath(let path, let filter): "\(path)[\(filter)]"
        }
    }

    private enum Connective { case and, or }

    /// The text of an operand, in brackets where the parser would otherwise group it in another way: it reads “a and b and c”
    /// as “(a and b) and c”.
    private func operand(of connective: Connective, onRight: Bool = false) -> String {
        switch (self, connective) {
        case (.or, .and): "(\(self))"
        case (.and, .and) where onRight, (.or, .or) where onRight: "(\(self))"
        default: description
        }
    }
}

extension Filter.Literal: CustomStringConvertible {
    /// The literal in JSON's spelling.
    public var description: String {
        switch self {
        case .string(let text): JSONValue.string(text).text
        case .number(let number): number.literal
        case .boolean(let value): value ? "true" : "false"
        case .null: "null"
        }
    }
}
