package import FoundationEssentials

/// The attributes of the object an expression is evaluated for.
package protocol SourceAttributes: Sendable {
    /// The attribute's value; `absent` where the object has none.
    ///
    /// Implementations look for the exact spelling first, then without regard to case, except for directory extensions
    /// (`extension_…`), whose names are case-sensitive.
    func value(ofAttribute name: String) -> ExpressionValue
}

/// Everything an expression may ask of the world.
///
/// - Note: Choice: expressions always see the whole object, never only what changed.
package struct ExpressionContext: Sendable {
    package let attributes: any SourceAttributes
    let now: @Sendable () -> Date
    let uuid: @Sendable () -> UUID

    /// - Parameters:
    ///   - now: the time that `Now()` yields.
    ///   - uuid: makes the identifiers that `Guid()` yields.
    package init(
        attributes: any SourceAttributes, now: @escaping @Sendable () -> Date, uuid: @escaping @Sendable () -> UUID
    ) {
        self.attributes = attributes
        self.now = now
        self.uuid = uuid
    }
}

/// Attributes given as a table: test inputs, and objects small enough to be copied.
package struct AttributeTable: SourceAttributes, Hashable, ExpressibleByDictionaryLiteral {
    private let exact: [String: ExpressionValue]
    private let folded: [String: ExpressionValue]

    package init(_ values: [String: ExpressionValue]) {
        exact = values
        // Two spellings of one name: the first in alphabetical order is found by a third, so that the answer is stable.
        let ordered = values.filter { !$0.key.hasPrefix(Self.extensionPrefix) }.sorted { $0.key < $1.key }
        folded = Dictionary(ordered.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    package init(dictionaryLiteral elements: (String, ExpressionValue)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
    }

    package func value(ofAttribute name: String) -> ExpressionValue {
        exact[name] ?? folded[name.lowercased()] ?? .absent
    }

    private static let extensionPrefix = "extension_"
}
