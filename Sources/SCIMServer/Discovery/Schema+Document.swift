import JSONDocument
import SCIM

extension Schema {
    /// The schema as `/Schemas` publishes it; no member is `null`.
    ///
    /// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
    func document(baseURL: String) -> JSONObject {
        [
            "schemas": [.string(SchemaURI.schema.rawValue)],
            "id": .string(id.rawValue),
            "name": .string(name),
            "description": .string(description),
            "attributes": .array(attributes.map { .object($0.document) }),
            "meta": .object(Meta(resourceType: "Schema", location: "\(baseURL)/Schemas/\(id.rawValue)").object),
        ]
    }
}

extension AttributeDefinition {
    fileprivate var document: JSONObject {
        var document: JSONObject = ["name": .string(name), "type": .string(type.rawValue), "multiValued": .bool(multiValued)]
        document["description"] = .string(description)
        document["required"] = .bool(required)
        if !canonicalValues.isEmpty { document["canonicalValues"] = .array(canonicalValues.map { .string($0) }) }
        // Case says nothing about what is not text.
        if type == .string || type == .reference || type == .binary { document["caseExact"] = .bool(caseExact) }
        document["mutability"] = .string(mutability.rawValue)
        document["returned"] = .string(returned.rawValue)
        if type != .boolean, type != .complex { document["uniqueness"] = .string(uniqueness.rawValue) }
        if !referenceTypes.isEmpty { document["referenceTypes"] = .array(referenceTypes.map { .string($0) }) }
        if !subAttributes.isEmpty { document["subAttributes"] = .array(subAttributes.map { .object($0.document) }) }
        return document
    }
}
