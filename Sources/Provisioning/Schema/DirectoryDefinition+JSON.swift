package import JSONDocument

extension DirectoryDefinition {
    init(_ reader: SchemaReader) throws(SchemaError) {
        var objects: [ObjectDefinition] = []
        for element in try reader.elements("objects") { objects.append(try ObjectDefinition(element)) }
        let name = try reader.string("name")
        self.init(id: try reader.optionalString("id") ?? name, name: name, objects: objects)
    }

    package var json: JSONValue {
        [
            "id": .string(id), "name": .string(name), "readOnly": false, "version": nil, "discoverabilities": "None",
            "discoveryDateTime": nil, "objects": .array(objects.map(\.json)),
        ]
    }
}

extension ObjectDefinition {
    fileprivate init(_ reader: SchemaReader) throws(SchemaError) {
        var attributes: [AttributeDefinition] = []
        for element in try reader.elements("attributes") { attributes.append(try AttributeDefinition(element)) }
        self.init(name: try reader.string("name"), attributes: attributes)
    }

    fileprivate var json: JSONValue {
        ["name": .string(name), "supportedApis": [], "metadata": [], "attributes": .array(attributes.map(\.json))]
    }
}

extension AttributeDefinition {
    private static let filterableKey = "IsFilterable"

    fileprivate init(_ reader: SchemaReader) throws(SchemaError) {
        var isFilterable = false
        for entry in try reader.elements("metadata") where entry.value["key"]?.stringValue == Self.filterableKey {
            isFilterable = entry.value["value"]?.stringValue?.lowercased() == "true"
        }
        self.init(
            name: try reader.string("name"), type: try reader.choice("type", default: .string),
            isAnchor: try reader.bool("anchor", default: false), isCaseExact: try reader.bool("caseExact", default: false),
            isMultivalued: try reader.bool("multivalued", default: false), isRequired: try reader.bool("required", default: false),
            mutability: try reader.choice("mutability", default: .readWrite), isFilterable: isFilterable)
    }

    fileprivate var json: JSONValue {
        [
            "name": .string(name), "type": .string(type.rawValue), "anchor": .bool(isAnchor), "caseExact": .bool(isCaseExact),
            "multivalued": .bool(isMultivalued), "required": .bool(isRequired), "mutability": .string(mutability.rawValue),
            "flowNullValues": false, "defaultValue": nil, "referencedObjects": [], "apiExpressions": [],
            "metadata": isFilterable ? [["key": .string(Self.filterableKey), "value": "True"]] : [],
        ]
    }
}
