public import JSONDocument

/// Applies PATCH operations to a resource (RFC 7644 §3.5.2).
///
/// All or nothing: the result is a new document, and an error leaves the old one as it was. Choices, beside what the RFC says:
/// - A filtered path that selects no value creates one when the filter says how it looks, that is when it is a conjunction of
///   `eq`: `emails[type eq "work"].value`. Entra ID counts on it, for `add` and for `replace`. Otherwise it is `noTarget`.
/// - Removing what is not there is no error.
/// - `null` unassigns, and so does an empty reference (`manager` as `""` or `{"value": ""}`).
/// - Without a path, unknown and read-only attributes are ignored; with a path they are errors.
/// - `replace` of a complex attribute sets the sub-attributes that are given and leaves the others (§3.5.2.3); but a reference
///   with a new `value` is another reference, and keeps nothing of the old one.
/// - `schemas` follows the extensions that have values.
public struct PatchEngine: Sendable {
    /// The schemas of the resource.
    public let schemas: ResourceSchemas
    /// How large values may be.
    public let limits: ReadingLimits

    /// An engine for resources of these schemas.
    public init(schemas: ResourceSchemas, limits: ReadingLimits = .default) {
        self.schemas = schemas
        self.limits = limits
    }

    /// The resource after the operations, in their order; equal to the resource before when they change nothing.
    ///
    /// Throws ``SCIMError/Keyword/invalidPath`` for an unknown attribute, ``SCIMError/Keyword/noTarget`` for a filter that selects
    /// nothing, ``SCIMError/Keyword/invalidValue`` for a value of the wrong type, ``SCIMError/Keyword/mutability`` for a read-only,
    /// immutable or required attribute, ``SCIMError/Keyword/invalidFilter``; the detail names operation and attribute.
    public func apply(_ operations: [PatchOperation], to resource: JSONObject) throws(SCIMError) -> JSONObject {
        var document = resource
        for (index, operation) in operations.enumerated() {
            do {
                try apply(operation, to: &document)
            } catch {
                throw SCIMError(error.keyword, "Operations[\(index)]: \(error.detail)")
            }
        }
        removeEmptyValues(from: &document)
        updateSchemas(of: &document, before: resource)
        return document
    }

    private func apply(_ operation: PatchOperation, to document: inout JSONObject) throws(SCIMError) {
        guard let path = operation.path else {
            return try apply(operation.op, attributes: operation.value?.objectValue ?? JSONObject(), to: &document)
        }
        var attribute = path.attribute
        attribute = AttributePath(schema: attribute.schema, attribute: attribute.attribute, subAttribute: path.subAttribute)
        switch schemas.resolve(attribute) {
        case .unknown:
            throw .invalidPath("“\(attribute)” is not an attribute of \(schemas.core.name) or of its extensions")
        case .schema(let schema):
            guard path.filter == nil else { throw .invalidPath("“\(schema.id)” is a schema and has no values to filter") }
            try apply(operation, to: schema, in: &document)
        case .attribute(let resolved):
            try change(resolved, operation.op, filter: path.filter, operation.value, in: &document)
        }
    }

    // MARK: Objects of attributes

    /// An operation without a path. Names may be flat (`name.givenName`), have their URN, or be a URN with an object.
    private func apply(_ op: PatchOperation.Kind, attributes: JSONObject, to document: inout JSONObject) throws(SCIMError) {
        for member in attributes {
            guard let path = try? PatchPath(member.name) else { continue }
            let attribute = AttributePath(
                schema: path.attribute.schema, attribute: path.attribute.attribute, subAttribute: path.subAttribute)
            switch schemas.resolve(attribute) {
            case .unknown: continue
            case .schema(let schema):
                guard path.filter == nil else { continue }
                try apply(op, attributes: member.value, of: schema, to: &document)
            case .attribute(let resolved):
                guard !resolved.isReadOnly else { continue }
                try change(resolved, op, filter: path.filter, member.value, in: &document)
            }
        }
    }

    /// An operation whose path is the URN of a schema.
    private func apply(_ operation: PatchOperation, to schema: Schema, in document: inout JSONObject) throws(SCIMError) {
        if let value = operation.value, operation.op != .remove {
            try apply(operation.op, attributes: value, of: schema, to: &document)
        } else if schema.id == schemas.core.id {
            throw .noTarget("“\(schema.id)” is the resource itself; use DELETE to remove it")
        } else {
            try removeAll(of: schema, from: &document)
        }
    }

    private func apply(
        _ op: PatchOperation.Kind, attributes value: JSONValue, of schema: Schema, to document: inout JSONObject
    ) throws(SCIMError) {
        switch value {
        case .object(let object) where schema.id == schemas.core.id:
            try apply(op, attributes: object, to: &document)
        case .object(let object):
            for member in object {
                // Inside the object of an extension names stand for themselves, flat ones too (`manager.value`).
                guard let name = try? AttributePath(member.name), name.schema == nil else { continue }
                let path = AttributePath(schema: schema.id, attribute: name.attribute, subAttribute: name.subAttribute)
                guard case .attribute(let resolved) = schemas.resolve(path), !resolved.isReadOnly else { continue }
                try change(resolved, op, filter: nil, member.value, in: &document)
            }
        case .null where schema.id != schemas.core.id:
            try removeAll(of: schema, from: &document)
        default:
            throw .invalidValue("“\(schema.id)” must be an object of attributes; found \(value.foundText)")
        }
    }

    private func removeAll(of schema: Schema, from document: inout JSONObject) throws(SCIMError) {
        for definition in schema.attributes where definition.mutability != .readOnly {
            let resolved = ResolvedAttribute(extensionURI: schema.id, definition: definition, subDefinition: nil)
            try change(resolved, .remove, filter: nil, nil, in: &document)
        }
    }

    // MARK: One attribute

    private func change(
        _ resolved: ResolvedAttribute, _ op: PatchOperation.Kind, filter: Filter?, _ value: JSONValue?, in document: inout JSONObject
    ) throws(SCIMError) {
        let name = resolved.definition.name
        let change = AttributeChange(
            op: op, resolved: resolved, filter: filter, value: value, schemas: schemas, limits: limits)
        guard let uri = resolved.extensionURI?.rawValue else {
            document[name] = try change.result(from: document[name])
            return
        }
        var container = document[uri]?.objectValue ?? JSONObject()
        container[name] = try change.result(from: container[name])
        document[uri] = container.isEmpty ? nil : .object(container)
    }

    // MARK: Afterwards

    /// “Unassigned” is written by absence, not by `[]` or `{}` (RFC 7643 §2.5).
    private func removeEmptyValues(from document: inout JSONObject) {
        for schema in schemas.extensions {
            guard case .object(var object)? = document[schema.id.rawValue] else { continue }
            for member in object where member.value.isEmptyValue { object[member.name] = nil }
            document[schema.id.rawValue] = .object(object)
        }
        for member in document where member.value.isEmptyValue { document[member.name] = nil }
    }

    /// An extension that has appeared is named, one that has gone is named no more; what else the client put there stays.
    private func updateSchemas(of document: inout JSONObject, before: JSONObject) {
        var uris = document["schemas"]?.arrayValue ?? []
        for schema in schemas.extensions {
            let isNamed = uris.contains { $0.stringValue.map { SchemaURI($0) } == schema.id }
            if document[schema.id.rawValue] != nil, !isNamed {
                if uris.isEmpty { uris.append(.string(schemas.core.id.rawValue)) }
                uris.append(.string(schema.id.rawValue))
            } else if document[schema.id.rawValue] == nil, before[schema.id.rawValue] != nil {
                uris.removeAll { $0.stringValue.map { SchemaURI($0) } == schema.id }
            }
        }
        if !uris.isEmpty { document["schemas"] = .array(uris) }
    }
}

extension ResolvedAttribute {
    /// Whether clients cannot set what the path names.
    fileprivate var isReadOnly: Bool {
        definition.mutability == .readOnly || subDefinition?.mutability == .readOnly
    }
}

extension JSONValue {
    fileprivate var isEmptyValue: Bool {
        switch self {
        case .null: true
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        case .bool, .number, .string: false
        }
    }
}
