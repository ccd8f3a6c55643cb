import JSONDocument

extension JSONValue {
    /// The text, or null.
    static func nullable(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// A list of texts.
    static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }
}
