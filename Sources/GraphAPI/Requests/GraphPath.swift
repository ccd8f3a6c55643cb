/// The path of a request below the version, cut into decoded segments.
///
/// OData writes keys in two ways, `/users/42` and `/users('42')`, and names objects by other properties,
/// `/servicePrincipals(appId='…')`; functions and casts have parentheses and prefixes that may be left out. This brings all of
/// them into one form, so that a route is written once. Empty segments (a trailing slash, a base URL that ends in one) vanish.
struct GraphPath: Hashable, Sendable {
    enum Segment: Hashable, Sendable {
        /// A word: the name of a collection or action, or a key written as a segment.
        case word(String)
        /// A key written in parentheses.
        case key(ObjectKey)
    }

    /// `v1.0` or `beta`.
    let version: String
    let segments: [Segment]

    /// Reads the path of a URL. - Throws: ``GraphError`` `badRequest` when an escape is malformed.
    init(_ path: String) throws(GraphError) {
        var words = path.split(separator: "/")
        version = words.isEmpty ? "" : String(words.removeFirst())
        var segments: [Segment] = []
        for word in words {
            guard let decoded = PercentEncoding.decode(word) else {
                throw .badRequest("The path segment “\(word)” is not percent-encoded correctly.")
            }
            segments += Self.segments(of: decoded)
        }
        self.segments = segments
    }

    private static func segments(of word: String) -> [Segment] {
        let word = word.hasPrefix("microsoft.graph.") ? String(word.dropFirst("microsoft.".count)) : word
        guard word.last == ")", let open = word.firstIndex(of: "("), open != word.startIndex,
            word[..<open].allSatisfy({ $0.isASCII && ($0.isLetter || $0 == ".") })
        else { return [.word(word)] }
        let name = Segment.word(String(word[..<open]))
        let inside = word[word.index(after: open)...].dropLast()
        if inside.isEmpty { return [name] }
        if let literal = unquoted(inside) { return [name, .key(.id(literal))] }
        if let equals = inside.firstIndex(of: "="), let literal = unquoted(inside[inside.index(after: equals)...]) {
            return [name, .key(.alternate(property: String(inside[..<equals]), value: literal))]
        }
        return [name, .key(.id(String(inside)))]
    }

    /// The content of a quoted text, a doubled quote being one.
    private static func unquoted(_ text: Substring) -> String? {
        guard text.count >= 2, text.first == "'", text.last == "'" else { return nil }
        return String(text.dropFirst().dropLast()).replacing("''", with: "'")
    }
}

/// How a request names an object.
enum ObjectKey: Hashable, Sendable {
    case id(String)
    /// `appId='…'`: by another unique property.
    case alternate(property: String, value: String)

    /// How messages name it.
    var text: String {
        switch self {
        case .id(let id): id
        case .alternate(let property, let value): "\(property)='\(value)'"
        }
    }
}
