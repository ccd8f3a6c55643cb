import JSONDocument

/// Recursive descent over the UTF-8 of a filter or a PATCH path: one function per rule of RFC 7644 figures 1 and 7.
///
/// Names, operators and literals are compared without regard to ASCII case. More white space than the grammar's single SP is let through.
struct FilterParser {
    private let bytes: [UInt8]
    private let limits: FilterLimits
    private var position = 0
    private var depth = 0
    private var nodes = 0

    private init(_ text: String, limits: FilterLimits) throws(GrammarError) {
        guard text.utf8.count <= limits.length else {
            throw GrammarError(offset: limits.length, reason: "the filter is longer than \(limits.length) bytes; it has to end")
        }
        self.bytes = Array(text.utf8)
        self.limits = limits
    }

    static func filter(_ text: String, limits: FilterLimits) throws(SCIMError) -> Filter {
        do throws(GrammarError) {
            var parser = try FilterParser(text, limits: limits)
            let filter = try parser.disjunction(insideValuePath: false)
            parser.skipSpace()
            guard parser.position == parser.bytes.count else { throw parser.fault("expected “and”, “or” or the end of the filter") }
            return filter
        } catch {
            throw .invalidFilter(SourceExcerpt(text).message(error))
        }
    }

    /// PATH = attrPath / valuePath [subAttr]
    static func patchPath(_ text: String, limits: FilterLimits) throws(SCIMError) -> PatchPath {
        var insideBrackets = false
        do throws(GrammarError) {
            var parser = try FilterParser(text, limits: limits)
            parser.skipSpace()
            let attribute = try parser.attributePath()
            var filter: Filter?
            var subAttribute: String?
            if parser.take("[") {
                insideBrackets = true
                filter = try parser.valueFilter()
                insideBrackets = false
                subAttribute = try parser.subAttribute()
            }
            parser.skipSpace()
            guard parser.position == parser.bytes.count else { throw parser.fault("expected the end of the path") }
            if filter != nil, attribute.subAttribute != nil {
                throw GrammarError(offset: 0, reason: "a filter follows an attribute, not a sub-attribute")
            }
            return PatchPath(attribute: attribute, filter: filter, subAttribute: subAttribute)
        } catch {
            let message = SourceExcerpt(text).message(error)
            throw insideBrackets ? .invalidFilter(message) : .invalidPath(message)
        }
    }

    // MARK: Rules

    /// logExp = FILTER SP ("and" / "or") SP FILTER, where “and” binds closer than “or” (§3.4.2.2).
    private mutating func disjunction(insideValuePath: Bool) throws(GrammarError) -> Filter {
        var result = try conjunction(insideValuePath: insideValuePath)
        while takeKeyword("or") {
            try countNode()
            result = .or(result, try conjunction(insideValuePath: insideValuePath))
        }
        return result
    }

    private mutating func conjunction(insideValuePath: Bool) throws(GrammarError) -> Filter {
        var result = try term(insideValuePath: insideValuePath)
        while takeKeyword("and") {
            try countNode()
            result = .and(result, try term(insideValuePath: insideValuePath))
        }
        return result
    }

    /// FILTER = attrExp / logExp / valuePath / *1"not" "(" FILTER ")"
    private mutating func term(insideValuePath: Bool) throws(GrammarError) -> Filter {
        skipSpace()
        if take("(") { return try group(insideValuePath: insideValuePath) }
        let start = position
        if takeKeyword("not") {
            skipSpace()
            if take("(") {
                try countNode()
                return .not(try group(insideValuePath: insideValuePath))
            }
            position = start  // an attribute may be called “not”
        }
        let path = try attributePath()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "[") else { return try attributeExpression(path) }
        guard !insideValuePath else { throw fault("a value path has no value path inside it") }
        position += 1
        return try valuePath(path)
    }

    private mutating func group(insideValuePath: Bool) throws(GrammarError) -> Filter {
        try enter()
        let filter = try disjunction(insideValuePath: insideValuePath)
        skipSpace()
        guard take(")") else { throw fault("expected “)”, “and” or “or”") }
        depth -= 1
        return filter
    }

    /// valuePath = attrPath "[" valFilter "]"
    ///
    /// What Entra ID appends to it, a sub-attribute and a comparison, becomes one more condition inside the brackets.
    private mutating func valuePath(_ path: AttributePath) throws(GrammarError) -> Filter {
        try countNode()
        let filter = try valueFilter()
        guard let subAttribute = try subAttribute() else { return .valuePath(path, filter) }
        try countNode()
        return .valuePath(path, .and(filter, try attributeExpression(AttributePath(attribute: subAttribute))))
    }

    /// valFilter = attrExp / logExp / *1"not" "(" valFilter ")"
    private mutating func valueFilter() throws(GrammarError) -> Filter {
        try enter()
        let filter = try disjunction(insideValuePath: true)
        skipSpace()
        guard take("]") else { throw fault("expected “]”, “and” or “or”") }
        depth -= 1
        return filter
    }

    /// attrExp = (attrPath SP "pr") / (attrPath SP compareOp SP compValue)
    private mutating func attributeExpression(_ path: AttributePath) throws(GrammarError) -> Filter {
        try countNode()
        skipSpace()
        let start = position
        let word = AttributeName.folded(self.word())
        if word == "pr" { return .present(path) }
        guard let comparison = Filter.ComparisonOperator(rawValue: word) else {
            position = start
            throw fault("expected an operator after “\(path)”: eq, ne, co, sw, ew, pr, gt, ge, lt or le")
        }
        return .comparison(path, comparison, try literal())
    }

    /// compValue = false / null / true / number / string
    private mutating func literal() throws(GrammarError) -> Filter.Literal {
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return .string(try string()) }
        let start = position
        let word = self.word()
        switch AttributeName.folded(word) {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default:
            if let number = JSONNumber(literal: word) { return .number(number) }
            position = start
            throw fault(
                word.isEmpty
                    ? "expected a value: a string in quotes, a number, true, false or null" : "“\(word)” is not a value; text needs quotes")
        }
    }

    /// string = as in JSON (RFC 8259 §7); the JSON parser itself reads it.
    private mutating func string() throws(GrammarError) -> String {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position < bytes.count else {
            position = start
            throw fault("the string that begins here has no closing quote")
        }
        position += 1
        do {
            guard case .string(let text) = try JSONValue(parsing: Array(bytes[start..<position])) else { return "" }
            return text
        } catch {
            throw GrammarError(offset: start + error.offset, reason: error.reason)
        }
    }

    /// attrPath = [URI ":"] ATTRNAME *1subAttr
    private mutating func attributePath() throws(GrammarError) -> AttributePath {
        let start = position
        skipWord()
        guard position > start else { throw fault("expected an attribute name") }
        do {
            return try AttributePath(scanning: bytes[start..<position])
        } catch {
            throw GrammarError(offset: start + error.offset, reason: error.reason)
        }
    }

    /// subAttr = "." ATTRNAME, after a closing bracket.
    private mutating func subAttribute() throws(GrammarError) -> String? {
        guard take(".") else { return nil }
        let start = position
        let name = word()
        guard AttributeName.isValid(name.utf8) else {
            position = start
            throw fault(name.isEmpty ? "expected an attribute name" : "“\(name)” is not an attribute name")
        }
        return name
    }

    // MARK: Letters

    private static let delimiters: Set<UInt8> = Set(" \t()[]\"".utf8)

    private mutating func skipWord() {
        while position < bytes.count, !Self.delimiters.contains(bytes[position]) { position += 1 }
    }

    private mutating func word() -> String {
        let start = position
        skipWord()
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Takes the keyword and the space before it, or nothing.
    private mutating func takeKeyword(_ keyword: String) -> Bool {
        let start = position
        skipSpace()
        if AttributeName.equal(word(), keyword) { return true }
        position = start
        return false
    }

    // MARK: Limits

    private mutating func enter() throws(GrammarError) {
        depth += 1
        guard depth <= limits.depth else { throw fault("brackets are nested deeper than \(limits.depth) levels") }
    }

    private mutating func countNode() throws(GrammarError) {
        nodes += 1
        guard nodes <= limits.nodes else { throw fault("the filter has more than \(limits.nodes) terms and connectives") }
    }

    private func fault(_ reason: String) -> GrammarError {
        GrammarError(offset: min(position, bytes.count), reason: reason)
    }
}
