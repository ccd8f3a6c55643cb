import JSONDocument

/// Collects the members of a body under the names and in the places that the schemas give them.
struct DocumentBuilder {
    private let schemas: ResourceSchemas
    private var values: AttributeValueReader
    private var core = JSONObject()
    /// One object for each extension, in the order of `schemas.extensions`.
    private var extensions: [JSONObject]

    init(schemas: ResourceSchemas, limits: ReadingLimits) {
        self.schemas = schemas
        self.values = AttributeValueReader(limits: limits)
        self.extensions = Array(repeating: JSONObject(), count: schemas.extensions.count)
    }

    var ignored: [String] { values.ignored }

    /// The document: `schemas` with the core schema first, the attributes, the extensions that have any.
    var object: JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(core.count + extensions.count + 1)
        let present = zip(schemas.extensions, extensions).filter { !$1.isEmpty }
        let uris = [schemas.core.id] + present.map(\.0.id)
        members.append(JSONObject.Member(name: "schemas", value: .array(uris.map { .string($0.rawValue) })))
        members.append(contentsOf: core)
        members.append(contentsOf: present.map { JSONObject.Member(name: $0.id.rawValue, value: .object($1)) })
        return JSONObject(members)
    }

    /// The `schemas` of a body name the core schema, or are absent: many clients leave them out.
    mutating func checkSchemas(_ value: JSONValue?) throws(SCIMError) {
        let elements: [JSONValue]
        switch value {
        case nil, .null?: return
        case .array(let array)?: elements = array
        case .some(let single): elements = [single]
        }
        if elements.isEmpty { return }
        var namesCore = false
        for element in elements {
            guard case .string(let text) = element else {
                throw .invalidSyntax("“schemas” must be an array of URIs; found \(element.foundText) in it")
            }
            let uri = SchemaURI(text)
            if uri == schemas.core.id || Self.isFirstGeneration(uri) {
                namesCore = true
            } else if schemas.schemaExtension(uri) == nil {
                values.ignore(text)
            }
        }
        guard namesCore else {
            throw .invalidSyntax("“schemas” must contain “\(schemas.core.id)”; found \(value?.text.prefix(200) ?? "nothing")")
        }
    }

    /// OneLogin still names the schema of SCIM 1.1.
    private static func isFirstGeneration(_ uri: SchemaURI) -> Bool {
        uri == "urn:scim:schemas:core:1.0" || uri == "urn:scim:schemas:core:2.0"
    }

    /// Takes one member of the body: an attribute, an extension, or a name that combines them.
    mutating func take(_ member: JSONObject.Member) throws(SCIMError) {
        if AttributeName.equal(member.name, "schemas") { return }
        if let definition = schemas.definition(named: member.name) {
            return try set(member.value, of: definition, in: schemas.core, part: nil)
        }
        guard let name = schemas.qualifiedName(member.name) else { return values.ignore(member.name) }
        if let attribute = name.attribute {
            try take(member.value, named: attribute, part: name.subAttribute, in: name.schema, as: member.name)
        } else {
            try takeAll(member.value, of: name.schema)
        }
    }

    /// The object of an extension, or core attributes in an object named by the core schema.
    private mutating func takeAll(_ value: JSONValue, of schema: Schema) throws(SCIMError) {
        switch value {
        case .null: return
        case .object(let object):
            for member in object {
                if let definition = definition(named: member.name, in: schema) {
                    try set(member.value, of: definition, in: schema, part: nil)
                } else if let dot = member.name.firstIndex(of: ".") {
                    let part = String(member.name[member.name.index(after: dot)...])
                    try take(member.value, named: String(member.name[..<dot]), part: part, in: schema, as: "\(schema.id):\(member.name)")
                } else {
                    values.ignore("\(schema.id):\(member.name)")
                }
            }
        default:
            throw .invalidValue("“\(schema.id)” must be an object; found \(value.foundText)")
        }
    }

    private mutating func take(
        _ value: JSONValue, named name: String, part partName: String?, in schema: Schema, as spelling: String
    ) throws(SCIMError) {
        guard let definition = definition(named: name, in: schema) else { return values.ignore(spelling) }
        guard let partName else { return try set(value, of: definition, in: schema, part: nil) }
        // Which of several values a flat name would mean cannot be known.
        guard !definition.multiValued, let part = definition.subAttribute(named: partName) else { return values.ignore(spelling) }
        try set(value, of: definition, in: schema, part: part)
    }

    private func definition(named name: String, in schema: Schema) -> AttributeDefinition? {
        schema.id == schemas.core.id ? schemas.definition(named: name) : schema.attribute(named: name)
    }

    private mutating func set(
        _ value: JSONValue, of definition: AttributeDefinition, in schema: Schema, part: AttributeDefinition?
    ) throws(SCIMError) {
        guard definition.mutability != .readOnly else { return }
        let sent = part.map { .object([$0.name: value]) } ?? value
        let extensionIndex = schemas.extensions.firstIndex { $0.id == schema.id }
        let place = AttributePlace(schema: extensionIndex == nil ? nil : schema.id, definition.name)
        guard let read = try values.value(sent, of: definition, at: place) else { return }
        if let extensionIndex {
            Self.merge(read, named: definition.name, into: &extensions[extensionIndex])
        } else {
            Self.merge(read, named: definition.name, into: &core)
        }
    }

    /// Parts that arrive apart (`name.givenName`, `name.familyName`, `name`) become one value; of the same part the later counts.
    private static func merge(_ value: JSONValue, named name: String, into object: inout JSONObject) {
        guard case .object(let parts) = value, case .object(var merged)? = object[name] else {
            object[name] = value
            return
        }
        for part in parts {
            merged[part.name] = part.value
        }
        object[name] = .object(merged)
    }
}
