extension ExpressionFunction {
    /// Functions over numbers, truth and other values.
    static let values = [bitAnd, cBool, cStr, count, isString, removeDuplicates]

    /// - Note: Choice: with a number that has no value there is no result.
    private static let bitAnd = ExpressionFunction(
        "BitAnd", [FunctionParameter("value1", .integer), FunctionParameter("value2", .integer)]
    ) { call throws(EvaluationStop) in
        guard let left = try call.integer(0), let right = try call.integer(1) else { return .absent }
        return .integer(left & right)
    }

    private static let cBool = ExpressionFunction("CBool", [FunctionParameter("expression", .condition)]) {
        call throws(EvaluationStop) in
        .boolean(try call.condition(0))
    }

    private static let cStr = ExpressionFunction("CStr", [FunctionParameter("value", .any)]) {
        call throws(EvaluationStop) in
        let value = try call.value(0)
        return value.isNull ? .absent : .string(try call.text(of: value, at: 0))
    }

    private static let count = ExpressionFunction("Count", [FunctionParameter("attribute", .any)]) {
        call throws(EvaluationStop) in
        .integer(try call.value(0).texts.count { !$0.isEmpty })
    }

    /// - Note: Choice: every single value can be seen as a text; no value and several values cannot.
    private static let isString = ExpressionFunction("IsString", [FunctionParameter("expression", .any)]) {
        call throws(EvaluationStop) in
        .boolean(try call.value(0).texts.count == 1)
    }

    /// - Note: Choice: the first of equal values stays where it is; case matters.
    private static let removeDuplicates = ExpressionFunction("RemoveDuplicates", [FunctionParameter("attribute", .any)]) {
        call throws(EvaluationStop) in
        var seen: Set<String> = []
        let texts = try call.value(0).texts.filter { seen.insert($0).inserted }
        return texts.isEmpty ? .absent : .strings(texts)
    }
}
