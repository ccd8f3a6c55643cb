extension ExpressionFunction {
    /// Functions over `[appRoleAssignments]`.
    static let roles = [singleAppRoleAssignment]

    /// - Note: Choice: of several roles, which the original does not support, the first in alphabetical order is taken, so
    ///   that the answer does not change from cycle to cycle.
    private static let singleAppRoleAssignment = ExpressionFunction(
        "SingleAppRoleAssignment", [FunctionParameter("source", .any)]
    ) { call throws(EvaluationStop) in
        let names = try call.value(0).texts.filter { !$0.isEmpty }
        return names.min().map(ExpressionValue.string) ?? .absent
    }
}
