extension ExpressionFunction {
    /// Functions about what happens to the result.
    static let flow = [ignoreFlowIfNullOrEmpty, redact]

    private static let ignoreFlowIfNullOrEmpty = ExpressionFunction(
        "IgnoreFlowIfNullOrEmpty", [FunctionParameter("expression", .any)], passesArgumentOn: true
    ) { call throws(EvaluationStop) in
        let value = try call.value(0)
        if value.isEmpty { throw .drop }
        return value
    }

    /// The value flows unchanged; ``Expression/isRedacted`` keeps it out of logs.
    static let redact = ExpressionFunction("Redact", [FunctionParameter("value", .any)], passesArgumentOn: true) {
        call throws(EvaluationStop) in
        try call.value(0)
    }
}

extension Expression {
    /// What logs show for a redacted value.
    package static let redactedText = "[Redact]"

    /// Whether the value must not be logged: somewhere in the expression stands `Redact`.
    package var isRedacted: Bool { containsCall { $0 === ExpressionFunction.redact } }

    /// Whether it yields something else each time; such a mapping should apply only on creation.
    package var isVolatile: Bool { containsCall(where: \.isVolatile) }

    private func containsCall(where isMeant: (ExpressionFunction) -> Bool) -> Bool {
        var isFound = false
        root.visitAll { node in
            if case .function(let call) = node, isMeant(call.function) { isFound = true }
        }
        return isFound
    }
}
