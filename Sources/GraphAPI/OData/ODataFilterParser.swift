extension ODataFilter {
    /// Parses a `$filter`. Names of operators and functions are taken in any case.
    ///
    /// - Throws: ``ODataFault`` with the position of what cannot be understood.
    package init(_ text: String, limits: ODataLimits = ODataLimits()) throws(ODataFault) {
        guard text.utf8.count <= limits.length else {
            throw ODataFault(position: 1, reason: "the filter is longer than \(limits.length) bytes")
        }
        var parser = try ODataFilterParser(text, limits: limits)
        self = try parser.whole()
    }
}

/// Recursive descent, one function for each rule; `token` is the word not yet consumed.
private struct ODataFilterParser {
    private var lexer: ODataLexer
    private let limits: ODataLimits
    private var token: ODataToken
    private var depth = 0
    /// The variables of the lambdas around this place.
    private var variables: [String] = []

    init(_ text: String, limits: ODataLimits) throws(ODataFault) {
        lexer = ODataLexer(text)
        self.limits = limits
        token = try lexer.next()
    }

    private mutating func advance() throws(ODataFault) { token = try lexer.next() }

    private func fault(_ reason: String) -> ODataFault {
        ODataFault(position: lexer.position(of: lexer.start), reason: reason)
    }

    private mutating func expect(_ expected: ODataToken, _ phrase: String) throws(ODataFault) {
        guard token == expected else { throw fault("\(phrase) is expected") }
        try advance()
    }

    private mutating func nested<Result>(_ rule: (inout Self) throws(ODataFault) -> Result) throws(ODataFault) -> Result {
        guard depth < limits.depth else { throw fault("the filter is nested deeper than \(limits.depth)") }
        depth += 1
        defer { depth -= 1 }
        return try rule(&self)
    }

    private func isWord(_ word: String) -> Bool {
        if case .word(let text) = token { text.lowercased() == word } else { false }
    }

    /// The whole text.
    mutating func whole() throws(ODataFault) -> ODataFilter {
        guard token != .end else { throw fault("a condition is expected") }
        let filter = try disjunction()
        guard token == .end else { throw fault("“and”, “or” or the end of the filter is expected") }
        return filter
    }

    /// orExpr = andExpr *( "or" andExpr )
    private mutating func disjunction() throws(ODataFault) -> ODataFilter {
        var parts = [try conjunction()]
        while isWord("or") {
            try advance()
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    /// andExpr = unary *( "and" unary )
    private mutating func conjunction() throws(ODataFault) -> ODataFilter {
        var parts = [try unary()]
        while isWord("and") {
            try advance()
            parts.append(try unary())
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// unary = "not" unary / "(" orExpr ")" / condition
    private mutating func unary() throws(ODataFault) -> ODataFilter {
        if isWord("not") {
            try advance()
            return .not(try nested { parser throws(ODataFault) in try parser.unary() })
        }
        guard token == .open else { return try condition() }
        try advance()
        let inner = try nested { parser throws(ODataFault) in try parser.disjunction() }
        try expect(.close, "“)”")
        return inner
    }

    /// condition = textTest / lambda / operand [ comparison operand / "in" list ]
    private mutating func condition() throws(ODataFault) -> ODataFilter {
        let left: ODataOperand
        if case .word(let name) = token {
            try refuseOperator(name)
            try advance()
            if token == .open {
                if let test = ODataTextTest(rawValue: name.lowercased()) { return try textTest(test) }
                left = try caseFunction(name)
            } else {
                let (path, lambda) = try path(beginningWith: name)
                if let lambda { return lambda }
                left = .property(path)
            }
        } else {
            left = try operand()
        }
        return try comparison(of: left)
    }

    /// No property is called like an operator; where one stands instead of a condition, something is missing.
    private func refuseOperator(_ word: String) throws(ODataFault) {
        let word = word.lowercased()
        guard word == "and" || word == "or" || word == "in" || ODataComparison(rawValue: word) != nil else { return }
        throw fault("a property or a value is expected instead of “\(word)”")
    }

    /// comparison = operand ( "eq" / "ne" / "gt" / "ge" / "lt" / "le" ) operand / operand "in" "(" literal *( "," literal ) ")"
    private mutating func comparison(of left: ODataOperand) throws(ODataFault) -> ODataFilter {
        if case .word(let word) = token {
            if let comparison = ODataComparison(rawValue: word.lowercased()) {
                try advance()
                return .compare(left, comparison, try operand())
            }
            if word.lowercased() == "in" {
                try advance()
                return .oneOf(left, try list())
            }
            if word.lowercased() != "and", word.lowercased() != "or" {
                throw fault("“\(word)” is not a comparison (eq, ne, gt, ge, lt, le, in)")
            }
        }
        // A boolean property stands for itself: `accountEnabled and …`.
        guard case .property = left else { throw fault("a comparison (eq, ne, gt, ge, lt, le, in) is expected") }
        return .compare(left, .equal, .literal(.bool(true)))
    }

    private mutating func list() throws(ODataFault) -> [ODataLiteral] {
        try expect(.open, "“(”")
        var literals: [ODataLiteral] = []
        while true {
            guard case .literal(let literal) = token else { throw fault("a value is expected") }
            literals.append(literal)
            try advance()
            guard token == .comma else { break }
            try advance()
        }
        try expect(.close, "“)”")
        return literals
    }

    /// textTest = ( "contains" / "startswith" / "endswith" ) "(" operand "," operand ")" [ "eq" boolean ]
    private mutating func textTest(_ test: ODataTextTest) throws(ODataFault) -> ODataFilter {
        try expect(.open, "“(”")
        let left = try operand()
        try expect(.comma, "“,”")
        let right = try operand()
        try expect(.close, "“)”")
        let filter = ODataFilter.test(test, left, right)
        guard isWord("eq") else { return filter }
        try advance()
        guard case .literal(.bool(let expected)) = token else { throw fault("“true” or “false” is expected") }
        try advance()
        return expected ? filter : .not(filter)
    }

    /// operand = literal / ( "tolower" / "toupper" ) "(" operand ")" / path
    private mutating func operand() throws(ODataFault) -> ODataOperand {
        switch token {
        case .literal(let literal):
            try advance()
            return .literal(literal)
        case .word(let name):
            try refuseOperator(name)
            try advance()
            if token == .open { return try caseFunction(name) }
            let (path, lambda) = try path(beginningWith: name)
            guard lambda == nil else { throw fault("“any” and “all” cannot be compared") }
            return .property(path)
        default: throw fault("a property or a value is expected")
        }
    }

    private mutating func caseFunction(_ name: String) throws(ODataFault) -> ODataOperand {
        let isLower = name.lowercased() == "tolower"
        guard isLower || name.lowercased() == "toupper" else {
            throw fault("“\(name)” is not a function that is known here (contains, startswith, endswith, tolower, toupper)")
        }
        try advance()
        let inner = try nested { parser throws(ODataFault) in try parser.operand() }
        try expect(.close, "“)”")
        return isLower ? .lowercased(inner) : .uppercased(inner)
    }

    /// path = name *( "/" name ) [ "/" ( "any" / "all" ) "(" … ")" ]
    private mutating func path(beginningWith first: String) throws(ODataFault) -> (PropertyPath, ODataFilter?) {
        var names = [first]
        var variable: String?
        if let bound = variables.last(where: { $0.lowercased() == first.lowercased() }) {
            variable = bound
            names = []
        }
        while token == .slash {
            try advance()
            guard case .word(let name) = token else { throw fault("the name of a property is expected") }
            try advance()
            let path = PropertyPath(variable: variable, names: names)
            if token == .open {
                return (path, try nested { parser throws(ODataFault) in try parser.lambda(name, over: path) })
            }
            names.append(name)
        }
        return (PropertyPath(variable: variable, names: names), nil)
    }

    /// lambda = ( "any" / "all" ) "(" [ variable ":" orExpr ] ")"
    private mutating func lambda(_ name: String, over path: PropertyPath) throws(ODataFault) -> ODataFilter {
        let isAny = name.lowercased() == "any"
        guard isAny || name.lowercased() == "all" else { throw fault("“any” or “all” is expected instead of “\(name)”") }
        try advance()
        if isAny, token == .close {
            try advance()
            return .any(path, nil)
        }
        guard case .word(let variable) = token else { throw fault("a variable such as “p” is expected") }
        try advance()
        try expect(.colon, "“:”")
        variables.append(variable)
        let predicate = try disjunction()
        variables.removeLast()
        try expect(.close, "“)”")
        let lambda = ODataLambda(variable: variable, predicate: predicate)
        return isAny ? .any(path, lambda) : .all(path, lambda)
    }
}
