/// A kind of resource that a service provider offers, and where.
///
/// - SeeAlso: [RFC 7643 §6](https://datatracker.ietf.org/doc/html/rfc7643#section-6)
public struct ResourceType: Hashable, Sendable {
    /// An extension of the core schema that resources of the type may, or must, have.
    public struct SchemaExtension: Hashable, Sendable {
        /// The URI of the extension.
        public let schema: SchemaURI
        /// Whether every resource of the type has it.
        public let required: Bool

        /// An extension that resources may have, or must have when `required`.
        public init(schema: SchemaURI, required: Bool) {
            self.schema = schema
            self.required = required
        }
    }

    /// The identifier, usually the name.
    public let id: String
    /// The name, which is also `meta.resourceType` of its resources.
    public let name: String
    /// The path of its endpoint below the base URL, such as `/Users`.
    public let endpoint: String
    /// What it is, for people.
    public let description: String
    /// The URI of the core schema.
    public let schema: SchemaURI
    /// The extensions.
    public let schemaExtensions: [SchemaExtension]

    /// A resource type of one's own.
    public init(
        id: String, name: String, endpoint: String, description: String, schema: SchemaURI, schemaExtensions: [SchemaExtension] = []
    ) {
        self.id = id
        self.name = name
        self.endpoint = endpoint
        self.description = description
        self.schema = schema
        self.schemaExtensions = schemaExtensions
    }
}

extension ResourceType {
    /// Users at `/Users`, with the enterprise extension.
    public static let user = ResourceType(
        id: "User", name: "User", endpoint: "/Users", description: "User account", schema: .user,
        schemaExtensions: [SchemaExtension(schema: .enterpriseUser, required: false)])
    /// Groups at `/Groups`.
    public static let group = ResourceType(id: "Group", name: "Group", endpoint: "/Groups", description: "Group", schema: .group)
}
