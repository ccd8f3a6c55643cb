extension ExpressionFunction {
    /// Functions that choose between values. They evaluate only what they choose.
    static let conditions = [coalesce, iif, not, switchFunction]

    /// - Note: Choice: an empty text is passed over like no value. When all are empty, the last one is the result, so that
    ///   an explicit `""` at the end stays an empty text.
    private static let coalesce = ExpressionFunction(
        "Coalesce",
        [
            FunctionParameter("source", .any, allowsMultiple: true),
            FunctionParameter("defaultValue", .any, isRequired: false),
        ],
        passesArgumentOn: true
    ) { call throws(EvaluationStop) in
        var value = ExpressionValue.absent
        for index in 0..<call.count {
            value = try call.value(index)
            if !value.isEmpty { break }
        }
        return value
    }

    private static let iif = ExpressionFunction(
        "IIF",
        [
            FunctionParameter("condition", .condition),
            FunctionParameter("valueIfTrue", .any),
            FunctionParameter("valueIfFalse", .any),
        ],
        passesArgumentOn: true
    ) { call throws(EvaluationStop) in
        try call.value(try call.condition(0) ? 1 : 2)
    }

    /// Exactly the text `True` becomes `False`; anything else becomes `True`.
    private static let not = ExpressionFunction("Not", [FunctionParameter("source")]) { call throws(EvaluationStop) in
        .boolean(try call.text(0) != "True")
    }

    /// - Note: Choice: with no key that fits and a blank default there is no value; a default of `""` is an empty text.
    private static let switchFunction = ExpressionFunction(
        "Switch",
        [
            FunctionParameter("source"),
            FunctionParameter("defaultValue", .any, isRequired: false),
            FunctionParameter("switchValue", .any, allowsMultiple: true),
        ],
        repetition: 2,
        passesArgumentOn: true
    ) { call throws(EvaluationStop) in
        let source = try call.text(0)
        for index in stride(from: 2, to: call.count, by: 2) where try call.text(index) == source {
            return try call.value(index + 1)
        }
        return try call.value(1)
    }
}
