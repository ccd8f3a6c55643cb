/// Recursive descent over the grammar of mapping expressions, one function per rule.
struct ExpressionParser {
    private var scanner: ExpressionScanner
    private let limits: ExpressionLimits

    init(_ text: String, limits: ExpressionLimits) throws(ExpressionError) {
        scanner = ExpressionScanner(text)
        self.limits = limits
        let length = text.utf16.count
        guard length <= limits.characters else {
            throw ExpressionError(
                position: limits.characters + 1,
                reason: "the expression has \(length) characters; at most \(limits.characters) are allowed")
        }
    }

    mutating func parse(allowing allowance: Expression.Allowance) throws(ExpressionError) -> ExpressionNode {
        scanner.skipWhitespace()
        let start = scanner.offset
        guard scanner.next != nil else { throw scanner.error(at: start, "the expression is empty") }
        let root = try expression(depth: 1)
        scanner.skipWhitespace()
        let end = scanner.offset
        if let comparison = scanner.comparison() {
            throw scanner.error(at: end, Self.misplaced(comparison))
        }
        guard scanner.next == nil else {
            throw scanner.error(at: end, "\(scanner.nextDescription) after the end of the expression")
        }

        switch root {
        case .function: break
        case .keyword(let keyword, _):
            throw scanner.error(at: start, "“\(keyword.rawValue)” cannot stand alone; constants are written in quotation marks")
        case .attribute, .string, .number, .comparison:
            if allowance == .functionOnly {
                throw scanner.error(at: start, "an expression consists of functions; map an attribute directly, or a text as a constant")
            }
        }
        return root
    }

    /// ```abnf
    /// expression = function / attribute / string / number / hex / keyword
    /// ```
    private mutating func expression(depth: Int) throws(ExpressionError) -> ExpressionNode {
        let position = SourcePosition(utf8Offset: scanner.offset)
        switch scanner.next {
        case UInt8(ascii: "["):
            return .attribute(try scanner.attribute(), position)
        case UInt8(ascii: "\""):
            return .string(try scanner.string(), position)
        case _ where scanner.isAtNumber:
            return .number(try scanner.number(), position)
        default:
            guard let name = scanner.name() else {
                throw scanner.error(
                    at: scanner.offset,
                    "\(scanner.nextDescription) where a function, an [attribute], a \"text\" or a number is expected")
            }
            scanner.skipWhitespace()
            if scanner.take("(") { return try function(name, at: position, depth: depth) }
            return .keyword(try keyword(name, at: position), position)
        }
    }

    private func keyword(_ name: String, at position: SourcePosition) throws(ExpressionError) -> ExpressionKeyword {
        if let keyword = ExpressionKeyword.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) {
            return keyword
        }
        let reason =
            if let function = ExpressionFunction.named(name) {
                "“\(function.name)” is a function; put its arguments in parentheses"
            } else {
                "“\(name)” is not a word of the language; write [\(name)] for an attribute or \"\(name)\" for a text"
            }
        throw scanner.error(at: position.utf8Offset, reason)
    }

    /// ```abnf
    /// function = name [ws] "(" [ arg *( "," arg ) ] ")"
    /// arg      = [ws] [ condition / expression ] [ws]
    /// ```
    private mutating func function(
        _ name: String, at position: SourcePosition, depth: Int
    ) throws(ExpressionError) -> ExpressionNode {
        guard let function = ExpressionFunction.named(name) else {
            let hint = ExpressionFunction.nearest(to: name).map { "; did you mean “\($0.name)”?" } ?? ""
            throw scanner.error(at: position.utf8Offset, "“\(name)” is not a function\(hint)")
        }
        guard depth <= limits.depth else {
            throw scanner.error(at: position.utf8Offset, "functions are nested more than \(limits.depth) deep")
        }
        var arguments: [CallCheck.Argument] = []
        repeat {
            scanner.skipWhitespace()
            let offset = scanner.offset
            arguments.append(CallCheck.Argument(node: try argument(depth: depth + 1), utf8Offset: offset))
            scanner.skipWhitespace()
        } while scanner.take(",")
        guard scanner.take(")") else {
            throw scanner.error(
                at: scanner.offset, "\(scanner.nextDescription) where “,” or the closing “)” of \(function.name) is expected")
        }
        do {
            return .function(try CallCheck(function, position, arguments).call())
        } catch {
            throw scanner.error(at: error.utf8Offset, error.reason)
        }
    }

    /// ```abnf
    /// condition = expression [ws] ( "=" / "<>" / ">" / ">=" / "<" / "<=" ) [ws] expression
    /// ```
    private mutating func argument(depth: Int) throws(ExpressionError) -> ExpressionNode? {
        if scanner.next == UInt8(ascii: ",") || scanner.next == UInt8(ascii: ")") { return nil }
        let left = try expression(depth: depth)
        scanner.skipWhitespace()
        let position = SourcePosition(utf8Offset: scanner.offset)
        guard let comparison = scanner.comparison() else { return left }
        scanner.skipWhitespace()
        return .comparison(left, comparison, try expression(depth: depth), position)
    }

    static func misplaced(_ comparison: ComparisonOperator) -> String {
        "“\(comparison.rawValue)” compares only inside the condition of IIF or the argument of CBool"
    }
}
