/// What a path means to those who know the schemas of a resource.
enum ResolvedPath {
    /// An attribute or sub-attribute.
    case attribute(ResolvedAttribute)
    /// A bare schema URN: the whole object of an extension, or the resource itself for the core schema.
    case schema(Schema)
    /// No schema has it.
    case unknown
}

/// An attribute and the place in the resource where its value stands.
struct ResolvedAttribute {
    /// The extension in whose object the attribute stands; nil for the top of the resource.
    let extensionURI: SchemaURI?
    let definition: AttributeDefinition
    /// The sub-attribute of the path, where it has one.
    let subDefinition: AttributeDefinition?
}

extension ResourceSchemas {
    /// Looks a path up.
    ///
    /// A name without a URN is looked for in the core schema and the common attributes first, then in the extensions in order:
    /// RFC 7644 §3.10 wants the URN there, and yet clients send a bare `manager`.
    func resolve(_ path: AttributePath) -> ResolvedPath {
        if let schema = schema(wholly: path) { return .schema(schema) }
        guard let (definition, extensionURI) = attribute(path) else { return .unknown }
        guard let name = path.subAttribute else {
            return .attribute(ResolvedAttribute(extensionURI: extensionURI, definition: definition, subDefinition: nil))
        }
        guard let subDefinition = definition.subAttribute(named: name) else { return .unknown }
        return .attribute(ResolvedAttribute(extensionURI: extensionURI, definition: definition, subDefinition: subDefinition))
    }

    /// The schema that the whole path names. A URN without a version (`urn:example:badge`) was read as a schema and an attribute;
    /// who knows the schemas knows better.
    private func schema(wholly path: AttributePath) -> Schema? {
        guard path.schema != nil, path.subAttribute == nil else { return nil }
        let uri = SchemaURI(rawValue: path.description)
        return uri == core.id ? core : schemaExtension(uri)
    }

    private func attribute(_ path: AttributePath) -> (AttributeDefinition, SchemaURI?)? {
        guard let name = path.attribute else { return nil }
        if let uri = path.schema, uri != core.id {
            return schemaExtension(uri)?.attribute(named: name).map { ($0, uri) }
        }
        if let definition = definition(named: name) { return (definition, nil) }
        guard path.schema == nil else { return nil }
        for schema in extensions {
            if let definition = schema.attribute(named: name) { return (definition, schema.id) }
        }
        return nil
    }
}
