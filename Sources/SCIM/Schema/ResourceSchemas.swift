/// The schemas that together describe one kind of resource: a core schema and its extensions.
///
/// Names without a URN belong to the common attributes (`id`, `externalId`, `meta`, `schemas`) or to the core schema; names
/// with a URN belong to that schema.
///
/// - SeeAlso: [RFC 7643 §3](https://datatracker.ietf.org/doc/html/rfc7643#section-3)
public struct ResourceSchemas: Hashable, Sendable {
    /// The schema whose attributes stand at the top of the resource.
    public let core: Schema
    /// The schemas whose attributes stand in an object named by their URI.
    public let extensions: [Schema]

    /// The schemas of a resource type of one's own.
    public init(core: Schema, extensions: [Schema] = []) {
        self.core = core
        self.extensions = extensions
    }

    /// The definition of the attribute, or of its sub-attribute when the path has one.
    ///
    /// `nil` when no schema knows it, and for a bare schema URN, which is no attribute.
    public func definition(of path: AttributePath) -> AttributeDefinition? {
        guard let name = path.attribute else { return nil }
        let attribute =
            if let uri = path.schema { definition(of: name, in: uri) } else { definition(named: name) }
        guard let subAttribute = path.subAttribute else { return attribute }
        return attribute?.subAttribute(named: subAttribute)
    }

    /// The definition of a common attribute or an attribute of the core schema.
    public func definition(named name: String) -> AttributeDefinition? {
        core.attribute(named: name) ?? Schema.commonAttribute(named: name)
    }

    /// The extension with that URI; `nil` for the core schema and for unknown ones.
    public func schemaExtension(_ uri: SchemaURI) -> Schema? {
        extensions.first { $0.id == uri }
    }

    private func definition(of name: String, in uri: SchemaURI) -> AttributeDefinition? {
        if uri == core.id { return definition(named: name) }
        return schemaExtension(uri)?.attribute(named: name)
    }
}

extension ResourceSchemas {
    /// A user with the enterprise extension.
    public static let user = ResourceSchemas(core: .user, extensions: [.enterpriseUser])
    /// A group.
    public static let group = ResourceSchemas(core: .group)
}
