/// A stored resource: the columns that uniqueness, filters and `meta` need, and the rest as JSON.
///
/// The document holds neither `meta` (built from the columns and the request's base URL) nor `members` and `groups` (rows of
/// their own), so a changed membership rewrites no document, and one document serves every base URL.
public struct ResourceRecord: Hashable, Sendable {
    /// The `id`, given by the service provider, never reused.
    public var id: String
    /// The name of the resource type, `User` or `Group`.
    public var resourceType: String
    /// The value that is unique within tenant and type (`userName`, a group's `displayName`), folded by ``UniqueKey``.
    public var uniqueKey: String
    /// The client's identifier, compared exactly.
    public var externalID: String?
    /// What another resource shows as `display` when it refers to this one.
    public var display: String
    /// Whether the account may be used; groups are always active.
    public var active: Bool
    /// When it was created, in milliseconds since 1970 UTC.
    public var created: Int64
    /// When it was last changed, in milliseconds since 1970 UTC.
    public var lastModified: Int64
    /// Counts changes from 1; its entity-tag is `W/"<version>"`.
    public var version: Int64
    /// The resource as compact JSON, an object, without `meta`, `members` and `groups`.
    public var document: [UInt8]

    /// A record of these columns.
    public init(
        id: String, resourceType: String, uniqueKey: String, externalID: String?, display: String, active: Bool,
        created: Int64, lastModified: Int64, version: Int64, document: [UInt8]
    ) {
        self.id = id
        self.resourceType = resourceType
        self.uniqueKey = uniqueKey
        self.externalID = externalID
        self.display = display
        self.active = active
        self.created = created
        self.lastModified = lastModified
        self.version = version
        self.document = document
    }
}
