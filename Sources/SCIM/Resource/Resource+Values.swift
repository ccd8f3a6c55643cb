public import JSONDocument

extension Resource {
    /// The value at the path; `nil` when the resource has none.
    ///
    /// For a sub-attribute of a multi-valued attribute (`emails.value`), the array of those that are present. For a bare URN, the object of
    /// that extension, or the whole document when it is the core schema.
    public func value(at path: AttributePath) -> JSONValue? {
        guard let container = container(of: path.schema) else { return nil }
        guard let name = path.attribute else { return .object(container) }
        guard let value = container[name], let subAttribute = path.subAttribute else { return container[name] }
        guard case .array(let elements) = value else { return value[subAttribute] }
        let parts = elements.compactMap { $0[subAttribute] }
        return parts.isEmpty ? nil : .array(parts)
    }

    /// Sets the value at the path, or removes it when `nil`; `schemas` follows when an extension comes or goes.
    ///
    /// A sub-attribute of a complex attribute that is absent creates it; of a multi-valued attribute it is set in every value.
    /// A bare URN sets the object of that extension; the core schema's URN alone changes nothing.
    public mutating func setValue(_ value: JSONValue?, at path: AttributePath) {
        guard let uri = path.schema, !isCore(uri) else {
            guard let name = path.attribute else { return }
            document[name] = Self.merged(value, into: document[name], at: path.subAttribute)
            return
        }
        if let name = path.attribute {
            var container = document[uri.rawValue]?.objectValue ?? JSONObject()
            container[name] = Self.merged(value, into: container[name], at: path.subAttribute)
            document[uri.rawValue] = container.isEmpty ? nil : .object(container)
        } else {
            document[uri.rawValue] = value
        }
        let isPresent = document[uri.rawValue] != nil
        if isPresent, !schemas.contains(uri) {
            schemas.append(uri)
        } else if !isPresent {
            schemas.removeAll { $0 == uri }
        }
    }

    private func container(of uri: SchemaURI?) -> JSONObject? {
        guard let uri else { return document }
        if let container = document[uri.rawValue]?.objectValue { return container }
        return isCore(uri) ? document : nil
    }

    /// The core schema of a resource is that of users or groups, or else the one that is named first.
    private func isCore(_ uri: SchemaURI) -> Bool {
        if uri == .user || uri == .group { return true }
        let schemas = schemas
        return schemas.first == uri && document[uri.rawValue] == nil && !schemas.contains(.user) && !schemas.contains(.group)
    }

    private static func merged(_ value: JSONValue?, into existing: JSONValue?, at subAttribute: String?) -> JSONValue? {
        guard let subAttribute else { return value }
        switch existing {
        case .array(let elements)?:
            let merged = elements.compactMap { Self.merged(value, into: $0, at: subAttribute) }
            return merged.isEmpty ? nil : .array(merged)
        case .object(var object)?:
            object[subAttribute] = value
            return object.isEmpty ? nil : .object(object)
        default:
            return value.map { .object([subAttribute: $0]) }
        }
    }
}
