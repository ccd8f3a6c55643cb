extension ComparisonOperator {
    /// Whether the comparison holds; `nil` where the two cannot be compared.
    ///
    /// - Note: Choice: `IIF` has ordinary semantics: no value equals the empty text. A number and a text that reads as one
    ///   compare as numbers; two texts are equal letter by letter, and are ordered as numbers only when both are. Order
    ///   with something empty never holds.
    func holds(between left: ExpressionValue, and right: ExpressionValue) -> Bool? {
        guard left.texts.count <= 1, right.texts.count <= 1 else { return nil }
        let (leftText, rightText) = (left.texts.first ?? "", right.texts.first ?? "")
        let isTyped = left.isInteger || right.isInteger
        let numbers = Self.numbers(left, leftText, right, rightText)

        switch self {
        case .equal: return isTyped ? numbers.map { $0 == $1 } ?? (leftText == rightText) : leftText == rightText
        case .notEqual: return isTyped ? numbers.map { $0 != $1 } ?? (leftText != rightText) : leftText != rightText
        case .greater, .greaterOrEqual, .less, .lessOrEqual: break
        }

        if leftText.isEmpty || rightText.isEmpty { return false }
        if let numbers { return isOrdered(numbers.0, numbers.1) }
        return isTyped ? nil : isOrdered(leftText, rightText)
    }

    private func isOrdered<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .less: left < right
        case .lessOrEqual: left <= right
        }
    }

    private static func numbers(
        _ left: ExpressionValue, _ leftText: String, _ right: ExpressionValue, _ rightText: String
    ) -> (Int, Int)? {
        guard let left = left.integerValue ?? NumberLiteral(leftText)?.value,
            let right = right.integerValue ?? NumberLiteral(rightText)?.value
        else { return nil }
        return (left, right)
    }
}

extension ExpressionValue {
    fileprivate var integerValue: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    fileprivate var isInteger: Bool { integerValue != nil }

    /// A value seen as a condition: `True` in any case, or a number other than 0.
    var isTrue: Bool {
        switch self {
        case .boolean(let flag): flag
        case .integer(let number): number != 0
        case .string(let text):
            text.lowercased() == "true" || NumberLiteral(text).map { $0.value != 0 } == true
        case .strings(let texts): texts.count == 1 && ExpressionValue.string(texts[0]).isTrue
        case .absent, .roles: false
        }
    }
}
