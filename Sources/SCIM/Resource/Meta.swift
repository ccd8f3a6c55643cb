public import JSONDocument

/// What the service provider knows of a resource.
///
/// - SeeAlso: [RFC 7643 §3.1](https://datatracker.ietf.org/doc/html/rfc7643#section-3.1)
public struct Meta: Hashable, Sendable {
    /// The name of the resource type, such as `User`.
    public var resourceType: String?
    /// When the resource was added.
    public var created: SCIMDateTime?
    /// When the resource was last changed.
    public var lastModified: SCIMDateTime?
    /// The URI of the resource.
    public var location: String?
    /// The version of the resource, in the form of its ETag.
    public var version: String?

    /// The known parts.
    public init(
        resourceType: String? = nil, created: SCIMDateTime? = nil, lastModified: SCIMDateTime? = nil, location: String? = nil,
        version: String? = nil
    ) {
        self.resourceType = resourceType
        self.created = created
        self.lastModified = lastModified
        self.location = location
        self.version = version
    }

    /// Reads the `meta` of a resource; parts of the wrong type count as absent, for they come from other servers.
    public init(_ object: JSONObject) {
        self.init(
            resourceType: object["resourceType"]?.stringValue,
            created: object["created"]?.stringValue.flatMap { SCIMDateTime($0) },
            lastModified: object["lastModified"]?.stringValue.flatMap { SCIMDateTime($0) },
            location: object["location"]?.stringValue,
            version: object["version"]?.stringValue)
    }

    /// The `meta` object, without absent parts.
    public var object: JSONObject {
        var object = JSONObject()
        object["resourceType"] = resourceType.map(JSONValue.string)
        object["created"] = created.map { .string($0.description) }
        object["lastModified"] = lastModified.map { .string($0.description) }
        object["location"] = location.map(JSONValue.string)
        object["version"] = version.map(JSONValue.string)
        return object
    }
}
