/// What a schema says of one attribute: its name, type and characteristics.
///
/// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
public struct AttributeDefinition: Hashable, Sendable {
    /// The name in the schema's spelling.
    public let name: String
    /// The type of each value.
    public let type: AttributeType
    /// Whether the attribute holds an array of values.
    public let multiValued: Bool
    /// What the attribute is, for people.
    public let description: String
    /// Whether a resource without it is refused.
    public let required: Bool
    /// Whether strings compare with regard to case.
    public let caseExact: Bool
    /// Who may change it.
    public let mutability: Mutability
    /// When it is part of an answer.
    public let returned: Returned
    /// How far a value must be unique.
    public let uniqueness: Uniqueness
    /// Suggested values; others are accepted.
    public let canonicalValues: [String]
    /// The kinds of things a reference may point at: resource types, `external` or `uri`.
    public let referenceTypes: [String]
    /// The parts of a complex attribute; empty for every other type.
    public let subAttributes: [AttributeDefinition]

    /// A definition with the default characteristics of RFC 7643 §2.2 where nothing is given.
    public init(
        name: String,
        type: AttributeType = .string,
        multiValued: Bool = false,
        description: String,
        required: Bool = false,
        caseExact: Bool = false,
        mutability: Mutability = .readWrite,
        returned: Returned = .default,
        uniqueness: Uniqueness = .none,
        canonicalValues: [String] = [],
        referenceTypes: [String] = [],
        subAttributes: [AttributeDefinition] = []
    ) {
        self.name = name
        self.type = type
        self.multiValued = multiValued
        self.description = description
        self.required = required
        self.caseExact = caseExact
        self.mutability = mutability
        self.returned = returned
        self.uniqueness = uniqueness
        self.canonicalValues = canonicalValues
        self.referenceTypes = referenceTypes
        self.subAttributes = subAttributes
    }

    /// The sub-attribute of that name, without regard to case.
    public func subAttribute(named name: String) -> AttributeDefinition? {
        let wanted = CaseInsensitiveName(name)
        return subAttributes.first { CaseInsensitiveName($0.name) == wanted }
    }
}
