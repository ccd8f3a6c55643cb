import JSONDocument

extension JSONValue {
    /// The value's kind and, where it is short and harmless, the value itself: “the number 5”.
    var foundText: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): "the number \(Self.excerpt(number.literal))"
        case .string(let text): "the string “\(Self.excerpt(text))”"
        case .array: "an array"
        case .object: "an object"
        }
    }

    private static func excerpt(_ text: String) -> String {
        let start = text.prefix(40)
        return start.endIndex == text.endIndex ? String(start) : start + "…"
    }
}
