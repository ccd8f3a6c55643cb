internal import FoundationEssentials

extension ExpressionFunction {
    /// Functions that yield something new each time.
    static let generating = [guid, now]

    private static let guid = ExpressionFunction("Guid", [], isVolatile: true) { call throws(EvaluationStop) in
        .string(call.uuid().uuidString.lowercased())
    }

    private static let now = ExpressionFunction("Now", [], isVolatile: true) { call throws(EvaluationStop) in
        .string(DateText.text(secondsSince1970: Int(call.now.timeIntervalSince1970.rounded(.down))))
    }
}
