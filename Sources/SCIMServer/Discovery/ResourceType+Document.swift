import JSONDocument
import SCIM

extension ResourceType {
    /// The resource type as `/ResourceTypes` publishes it.
    ///
    /// - SeeAlso: [RFC 7643 §6](https://datatracker.ietf.org/doc/html/rfc7643#section-6)
    func document(baseURL: String) -> JSONObject {
        var document: JSONObject = [
            "schemas": [.string(SchemaURI.resourceType.rawValue)],
            "id": .string(id),
            "name": .string(name),
            "endpoint": .string(endpoint),
            "description": .string(description),
            "schema": .string(schema.rawValue),
        ]
        if !schemaExtensions.isEmpty {
            document["schemaExtensions"] = .array(
                schemaExtensions.map { ["schema": .string($0.schema.rawValue), "required": .bool($0.required)] })
        }
        document["meta"] = .object(Meta(resourceType: "ResourceType", location: "\(baseURL)/ResourceTypes/\(id)").object)
        return document
    }
}
