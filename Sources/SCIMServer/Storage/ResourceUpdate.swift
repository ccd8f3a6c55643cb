/// One change to a group's member rows.
public enum MemberChange: Hashable, Sendable {
    /// Makes these resources members; those who are already stay as they are.
    case add([String])
    /// Ends these memberships; absent ones are no fault.
    case remove([String])
    /// Ends all memberships but these, and makes these members.
    case replace([String])
}

/// A change of one resource, applied entirely or not at all.
public struct ResourceUpdate: Hashable, Sendable {
    /// The `id`.
    public var id: String
    /// The resource type.
    public var resourceType: String
    /// The version it must have; `nil` when any will do, which is only sound without `contents`.
    public var expectedVersion: Int64?
    /// The new columns; `nil` leaves them. `created`, `version` and `lastModified` inside are not looked at.
    public var contents: ResourceRecord?
    /// Changes to the member rows, in order.
    public var members: [MemberChange]
    /// The time to record if anything changes, in milliseconds since 1970 UTC.
    public var now: Int64

    /// An update.
    public init(
        id: String, resourceType: String, expectedVersion: Int64?, contents: ResourceRecord?, members: [MemberChange] = [], now: Int64
    ) {
        self.id = id
        self.resourceType = resourceType
        self.expectedVersion = expectedVersion
        self.contents = contents
        self.members = members
        self.now = now
    }
}

/// What became of a create or an update that did not fail.
public enum WriteOutcome: Hashable, Sendable {
    /// Durably written; these are version and time of change now.
    case written(version: Int64, lastModified: Int64)
    /// Every row was already as wanted; version and time of change are untouched.
    case unchanged(version: Int64, lastModified: Int64)
    /// Nothing was written, since the tenant has no resource with this `id` that could be a member.
    case unknownMember(String)
}
