/// The URI that names a schema or a message of SCIM.
///
/// Two URIs are equal when they differ in ASCII case only, for clients write them both ways; the spelling
/// that was read is kept for writing.
///
/// - SeeAlso: [RFC 7643 §3.3, §10.3](https://datatracker.ietf.org/doc/html/rfc7643#section-10.3),
///   [RFC 7644 §8.2](https://datatracker.ietf.org/doc/html/rfc7644#section-8.2)
public struct SchemaURI: RawRepresentable, Hashable, Sendable {
    /// The URI as it was written.
    public let rawValue: String

    /// A URI in the given spelling; every text is accepted, unknown URIs are a matter for the reader.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A URI in the given spelling.
    public init(_ text: String) {
        self.rawValue = text
    }

    /// Equality without regard to ASCII case.
    public static func == (left: SchemaURI, right: SchemaURI) -> Bool {
        CaseInsensitiveName(left.rawValue) == CaseInsensitiveName(right.rawValue)
    }

    /// Hashes the URI without regard to ASCII case.
    public func hash(into hasher: inout Hasher) {
        CaseInsensitiveName(rawValue).hash(into: &hasher)
    }
}

extension SchemaURI: CustomStringConvertible {
    /// The URI as it was written.
    public var description: String { rawValue }
}

extension SchemaURI: ExpressibleByStringLiteral {
    /// A URI in the given spelling.
    public init(stringLiteral value: String) {
        self.rawValue = value
    }
}

/// The schemas of RFC 7643.
extension SchemaURI {
    /// The core schema of a user.
    public static let user: SchemaURI = "urn:ietf:params:scim:schemas:core:2.0:User"
    /// The core schema of a group.
    public static let group: SchemaURI = "urn:ietf:params:scim:schemas:core:2.0:Group"
    /// The enterprise extension of a user.
    public static let enterpriseUser: SchemaURI = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    /// The schema of the service provider's configuration.
    public static let serviceProviderConfig: SchemaURI = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"
    /// The schema of a resource type.
    public static let resourceType: SchemaURI = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
    /// The schema of a schema.
    public static let schema: SchemaURI = "urn:ietf:params:scim:schemas:core:2.0:Schema"
}

/// The messages of RFC 7644.
extension SchemaURI {
    /// The answer to a query.
    public static let listResponse: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
    /// A query sent with POST.
    public static let searchRequest: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
    /// The body of a PATCH request.
    public static let patchOp: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
    /// Several operations in one request.
    public static let bulkRequest: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
    /// The answer to a bulk request.
    public static let bulkResponse: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:BulkResponse"
    /// An error.
    public static let error: SchemaURI = "urn:ietf:params:scim:api:messages:2.0:Error"
}
