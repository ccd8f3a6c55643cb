public import JSONDocument

extension ResourceReader {
    /// Reads the body of a PUT that replaces a resource.
    ///
    /// What the client cannot change stays: read-only attributes whatever the body says, immutable ones that have a value, and write-only ones
    /// that the body leaves out, since no client can read them to send them back. Everything else is as the body says.
    ///
    /// - Note: Choice: an immutable attribute that the body leaves out keeps its value. The values of a multi-valued attribute are replaced as
    ///   wholes. A reference to another resource keeps nothing of the old one.
    /// - Throws: What ``read(_:)`` throws, and ``SCIMError`` with keyword `mutability` when an immutable attribute would get another value.
    /// - SeeAlso: [RFC 7644 §3.5.1](https://datatracker.ietf.org/doc/html/rfc7644#section-3.5.1)
    public func read(_ body: JSONValue, replacing existing: Resource) throws(SCIMError) -> Reading {
        let reading = try read(body)
        var resource = reading.resource
        let top = schemas.core.attributes + Schema.commonAttributes.filter { $0.name != "schemas" }
        try keep(top, of: existing.document, in: &resource.document, from: nil)
        for schema in schemas.extensions {
            guard let old = existing.document[schema.id.rawValue]?.objectValue else { continue }
            var object = resource.document[schema.id.rawValue]?.objectValue ?? JSONObject()
            try keep(schema.attributes, of: old, in: &object, from: schema.id)
            guard !object.isEmpty else { continue }
            resource.document[schema.id.rawValue] = .object(object)
            if !resource.schemas.contains(schema.id) { resource.schemas.append(schema.id) }
        }
        return Reading(resource: resource, ignored: reading.ignored)
    }

    private func keep(
        _ definitions: [AttributeDefinition], of old: JSONObject, in new: inout JSONObject, from schema: SchemaURI?
    ) throws(SCIMError) {
        for definition in definitions {
            guard let value = old[definition.name] else { continue }
            new[definition.name] = try kept(value, new[definition.name], definition, at: AttributePlace(schema: schema, definition.name))
        }
    }

    private func kept(
        _ old: JSONValue, _ new: JSONValue?, _ definition: AttributeDefinition, at place: AttributePlace
    ) throws(SCIMError) -> JSONValue? {
        switch definition.mutability {
        case .readOnly: return old
        case .writeOnly: return new ?? old
        case .readWrite: return try new.map { new throws(SCIMError) in try keptParts(old, new, definition, at: place) }
        case .immutable:
            guard let new, new != old else { return old }
            throw .mutability("“\(place)” is immutable and has a value already; send that value or leave it out")
        }
    }

    private func keptParts(
        _ old: JSONValue, _ new: JSONValue, _ definition: AttributeDefinition, at place: AttributePlace
    ) throws(SCIMError) -> JSONValue {
        guard case .object(let old) = old, case .object(var parts) = new else { return new }
        if definition.isReference, parts["value"] != old["value"] { return new }
        for part in definition.subAttributes {
            guard let value = old[part.name] else { continue }
            parts[part.name] = try kept(value, parts[part.name], part, at: place.part(part.name))
        }
        return .object(parts)
    }
}
