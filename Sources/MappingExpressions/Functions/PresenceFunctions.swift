extension ExpressionFunction {
    /// Tests for values that are not there.
    static let presence = [isNull, isNullOrEmpty, isPresent]

    private static let isNull = ExpressionFunction("IsNull", [FunctionParameter("expression", .any)]) {
        call throws(EvaluationStop) in
        .boolean(try call.value(0).isNull)
    }

    private static let isNullOrEmpty = ExpressionFunction("IsNullOrEmpty", [FunctionParameter("expression", .any)]) {
        call throws(EvaluationStop) in
        .boolean(try call.value(0).isEmpty)
    }

    private static let isPresent = ExpressionFunction("IsPresent", [FunctionParameter("expression", .any)]) {
        call throws(EvaluationStop) in
        .boolean(!(try call.value(0).isEmpty))
    }
}
