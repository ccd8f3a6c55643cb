public import JSONDocument

/// A SCIM resource: a JSON document whose attributes are reached by path.
///
/// Names compare without regard to case and keep their spelling. The document is not checked against a schema;
/// ``ResourceReader`` does that where a document comes in.
///
/// - SeeAlso: [RFC 7643 §3](https://datatracker.ietf.org/doc/html/rfc7643#section-3)
public struct Resource: Hashable, Sendable {
    /// The document as it is served.
    public var document: JSONObject

    /// A resource of that document.
    public init(_ document: JSONObject) {
        self.document = document
    }

    /// The identifier that the service provider gave the resource.
    public var id: String? {
        get { document["id"]?.stringValue }
        set { document["id"] = newValue.map(JSONValue.string) }
    }

    /// The identifier of the resource in the client's own system.
    public var externalID: String? {
        get { document["externalId"]?.stringValue }
        set { document["externalId"] = newValue.map(JSONValue.string) }
    }

    /// The URIs of the schemas, in order; what is not a string is left out. Setting none removes the member.
    public var schemas: [SchemaURI] {
        get { document["schemas"]?.arrayValue?.compactMap { $0.stringValue.map { SchemaURI($0) } } ?? [] }
        set { document["schemas"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0.rawValue) }) }
    }

    /// What the service provider knows of the resource; `nil` when the document has no `meta`.
    public var meta: Meta? {
        get { document["meta"]?.objectValue.map { Meta($0) } }
        set { document["meta"] = newValue.map { .object($0.object) } }
    }
}
