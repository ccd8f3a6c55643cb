/// A named collection of attribute definitions.
///
/// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
public struct Schema: Sendable {
    /// The URI that names the schema.
    public let id: SchemaURI
    /// A short name for people, such as `User`.
    public let name: String
    /// What the schema describes, for people.
    public let description: String
    /// The definitions, in the order in which they are published.
    public let attributes: [AttributeDefinition]

    private let places: [CaseInsensitiveName: Int]

    /// A schema of the given attributes. Of two with the same name the first is found.
    public init(id: SchemaURI, name: String, description: String, attributes: [AttributeDefinition]) {
        self.id = id
        self.name = name
        self.description = description
        self.attributes = attributes
        self.places = Dictionary(
            attributes.enumerated().map { (CaseInsensitiveName($1.name), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The definition of the attribute of that name, without regard to case.
    public func attribute(named name: String) -> AttributeDefinition? {
        places[CaseInsensitiveName(name)].map { attributes[$0] }
    }
}

extension Schema: Hashable {
    /// Equal when everything that is published of them is equal.
    public static func == (left: Schema, right: Schema) -> Bool {
        left.id == right.id && left.name == right.name && left.description == right.description && left.attributes == right.attributes
    }

    /// Hashes the URI, which all but identifies a schema.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}
