package import JSONDocument

extension DirectoryObject {
    /// The attributes in Graph's shape and the catalogue's order, nested ones inside their container; absent ones are left out.
    ///
    /// Neither `id` nor the relations are in it.
    package func graphProperties() -> JSONObject {
        var object = JSONObject()
        for definition in AttributeCatalog.of(kind).definitions {
            guard let value = attributes[definition.name] else { continue }
            if let container = definition.container {
                var nested = object[container]?.objectValue ?? JSONObject()
                nested[definition.graphName] = value.json
                object[container] = .object(nested)
            } else {
                object[definition.graphName] = value.json
            }
        }
        return object
    }
}

extension DirectoryValue {
    package var json: JSONValue {
        switch self {
        case .string(let text): .string(text)
        case .boolean(let flag): .bool(flag)
        case .strings(let texts): .array(texts.map { .string($0) })
        }
    }
}
