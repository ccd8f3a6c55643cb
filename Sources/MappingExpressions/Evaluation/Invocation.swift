internal import FoundationEssentials
internal import RegularExpressions

/// A function being evaluated: gives it its arguments, each evaluated when asked for.
struct Invocation {
    let call: FunctionCall
    let scope: EvaluationScope
    /// Whether any argument evaluated so far had no value.
    private(set) var sawNothing = false
    /// Whether the argument evaluated last had none.
    private(set) var lastWasNothing = false

    init(_ call: FunctionCall, in scope: EvaluationScope) {
        self.call = call
        self.scope = scope
    }

    var count: Int { call.arguments.count }

    /// Whether an argument was written at this place.
    func isGiven(_ index: Int) -> Bool {
        index < call.arguments.count && call.arguments[index] != nil
    }

    /// The argument's value; `absent` where it is blank.
    mutating func value(_ index: Int) throws(EvaluationStop) -> ExpressionValue {
        guard index < call.arguments.count, let node = call.arguments[index] else { return .absent }
        let outcome = try scope.evaluate(node)
        lastWasNothing = outcome.isNothing
        sawNothing = sawNothing || outcome.isNothing
        return outcome.value
    }

    /// The argument as text.
    ///
    /// - Note: Choice: in text functions no value is the empty text.
    mutating func text(_ index: Int) throws(EvaluationStop) -> String {
        let value = try value(index)
        return try text(of: value, at: index)
    }

    func text(of value: ExpressionValue, at index: Int) throws(EvaluationStop) -> String {
        if case .string(let text) = value { return text }
        let texts = value.texts
        guard texts.count <= 1 else {
            throw failure(
                at: index, "\(subject(index)) has \(texts.count) values where one is needed; use Item or Join")
        }
        return texts.first ?? ""
    }

    /// The argument as a whole number; `nil` where it has no value.
    mutating func integer(_ index: Int) throws(EvaluationStop) -> Int? {
        let value = try value(index)
        if case .integer(let number) = value { return number }
        let text = try text(of: value, at: index)
        if text.isEmpty { return nil }
        guard let number = NumberLiteral(text)?.value else {
            throw failure(at: index, "\(subject(index)) is “\(text)”, not a whole number")
        }
        return number
    }

    mutating func condition(_ index: Int) throws(EvaluationStop) -> Bool {
        try value(index).isTrue
    }

    mutating func compareMode(_ index: Int) throws(EvaluationStop) -> ExpressionKeyword? {
        switch try text(index) {
        case "": return nil
        case ExpressionKeyword.vbBinaryCompare.rawValue: return .vbBinaryCompare
        case ExpressionKeyword.vbTextCompare.rawValue: return .vbTextCompare
        case let other: throw failure(at: index, "“\(other)” is neither vbBinaryCompare nor vbTextCompare")
        }
    }

    /// The regular expression at this place, made ready when the text was parsed if it is a constant.
    mutating func pattern(_ index: Int) throws(EvaluationStop) -> RegularExpression {
        if let prepared = call.prepared { return prepared.pattern }
        let text = try text(index)
        do { return try scope.patterns.expression(text) } catch { throw failure(at: index, error.description) }
    }

    /// Runs a search and blames the argument at `index` when it fails.
    func searching<Found>(
        _ index: Int, _ search: () throws(RegularExpressionError) -> Found
    ) throws(EvaluationStop) -> Found {
        do { return try search() } catch { throw failure(at: index, error.description) }
    }

    var now: Date { scope.context.now() }

    func uuid() -> UUID { scope.context.uuid() }

    /// An error at an argument, or at the function where it has none there.
    func failure(at index: Int, _ reason: String) -> EvaluationStop {
        let node = index < call.arguments.count ? call.arguments[index] : nil
        let position = node?.position ?? call.position
        return .failure(utf8Offset: position.utf8Offset, reason: "\(call.function.name): \(reason)")
    }

    /// How an error speaks of an argument: `[mail]` by its name, others by their parameter.
    func subject(_ index: Int) -> String {
        if index < call.arguments.count, case .attribute(let name, _)? = call.arguments[index] { return "[\(name)]" }
        return call.function.parameter(at: index, of: count)?.name ?? "the argument"
    }
}

/// Why evaluation ends before its end.
enum EvaluationStop: Error {
    case failure(utf8Offset: Int, reason: String)
    /// The attribute is to be left out.
    ///
    /// - Note: Choice: wherever in the expression that is found, it holds for the whole attribute.
    case drop
}
