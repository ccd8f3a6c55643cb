extension ExpressionFunction {
    /// Functions between single and several values.
    static let lists = [item, join, split]

    /// - Note: Choice: of no values, any item is no value; beyond the values there are, it is an error.
    private static let item = ExpressionFunction(
        "Item", [FunctionParameter("attribute", .any), FunctionParameter("index", .integer)]
    ) { call throws(EvaluationStop) in
        let value = try call.value(0)
        let index = try call.integer(1) ?? 0
        guard index >= 1 else { throw call.failure(at: 1, "\(call.subject(1)) counts from 1, not \(index)") }
        if value.isNull { return .absent }
        let texts = value.texts
        guard texts.indices.contains(index - 1) else {
            throw call.failure(at: 1, "\(call.subject(0)) has \(texts.count) values; there is no item \(index)")
        }
        return .string(texts[index - 1])
    }

    /// Empty sources are skipped together with their separator.
    private static let join = ExpressionFunction(
        "Join", [FunctionParameter("separator"), FunctionParameter("source", .any, allowsMultiple: true)]
    ) { call throws(EvaluationStop) in
        let separator = try call.text(0)
        var result = ""
        for index in 1..<call.count {
            for text in try call.value(index).texts where !text.isEmpty {
                if !result.isEmpty { result += separator }
                result += text
            }
        }
        return .string(result)
    }

    /// - Note: Choice: the parts lose the white space around them, as in the published example, and empty parts are left
    ///   out, since no target can hold them.
    private static let split = ExpressionFunction(
        "Split", [FunctionParameter("source"), FunctionParameter("delimiter")]
    ) { call throws(EvaluationStop) in
        let scalars = Array(try call.text(0).unicodeScalars)
        let delimiter = Array(try call.text(1).unicodeScalars)
        var parts: [String] = []
        var start = 0
        func take(_ range: Range<Int>) {
            let part = scalars[range].drop { $0.properties.isWhitespace }
            let end = part.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? part.startIndex
            if end > part.startIndex { parts.append(String(String.UnicodeScalarView(part[..<end]))) }
        }
        while !delimiter.isEmpty, let place = scalars.firstPlace(of: delimiter, from: start) {
            take(start..<place)
            start = place + delimiter.count
        }
        take(start..<scalars.count)
        return parts.isEmpty ? .absent : .strings(parts)
    }
}
