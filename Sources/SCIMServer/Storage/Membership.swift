/// One side of a membership row, as the other side shows it: a member of a group, or a group of a user.
public struct Membership: Hashable, Sendable {
    /// The `id` of the resource at the other end.
    public let id: String
    /// Its resource type, `User` or `Group`.
    public let resourceType: String
    /// Its ``ResourceRecord/display``.
    public let display: String

    /// A membership.
    public init(id: String, resourceType: String, display: String) {
        self.id = id
        self.resourceType = resourceType
        self.display = display
    }
}

/// Some of a group's members, in the order in which rows are kept.
public struct MembershipPage: Hashable, Sendable {
    /// The memberships of this page.
    public let memberships: [Membership]
    /// Where the next page begins; `nil` at the end.
    public let next: ResourcePosition?

    /// A page.
    public init(memberships: [Membership], next: ResourcePosition?) {
        self.memberships = memberships
        self.next = next
    }
}

/// A place in the store's own stable order, opaque to everybody else.
public struct ResourcePosition: Hashable, Sendable {
    /// What the store needs to go on after this place.
    public let key: Int64

    /// A position.
    public init(key: Int64) { self.key = key }
}
