/// What a store can answer from its indexes; everything else is evaluated by ``SCIMService`` over a scan.
public struct ResourceQuery: Hashable, Sendable {
    /// Which resources of the type are meant.
    public enum Match: Hashable, Sendable {
        /// All of them.
        case all
        /// The one with this `id`.
        case id(String)
        /// The one with this folded unique key.
        case uniqueKey(String)
        /// Those with exactly this `externalId`.
        case externalID(String)
        /// Groups that have this resource as a direct member.
        case hasMember(String)
        /// Resources that are direct members of this group.
        case memberOf(String)
    }

    /// Where the page begins.
    public enum Start: Hashable, Sendable {
        /// After this many matches.
        case offset(Int)
        /// After this place; constant cost however far into the scan.
        case after(ResourcePosition)
    }

    /// The resource type, `User` or `Group`.
    public var resourceType: String
    /// Which resources.
    public var match: Match
    /// Where the page begins.
    public var start: Start
    /// How many records at most; 0 asks for the count only.
    public var limit: Int
    /// Whether the number of all matches is wanted too.
    public var counting: Bool
    /// Which relations come with each record.
    public var relations: Relations

    /// A query.
    public init(
        resourceType: String, match: Match = .all, start: Start = .offset(0), limit: Int, counting: Bool = false,
        relations: Relations = []
    ) {
        self.resourceType = resourceType
        self.match = match
        self.start = start
        self.limit = limit
        self.counting = counting
        self.relations = relations
    }
}

/// The relations that a read may fetch together with a record.
public struct Relations: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// From bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The groups that have the resource as a direct member.
    public static let groups = Relations(rawValue: 1)
    /// The first page of a group's members.
    public static let members = Relations(rawValue: 2)
}

/// A record with the relations that were asked for.
public struct StoredResource: Hashable, Sendable {
    /// The record.
    public var record: ResourceRecord
    /// Its direct groups; empty unless asked for.
    public var groups: [Membership]
    /// The first of its members; empty unless asked for.
    public var members: MembershipPage

    /// A stored resource.
    public init(
        record: ResourceRecord, groups: [Membership] = [], members: MembershipPage = MembershipPage(memberships: [], next: nil)
    ) {
        self.record = record
        self.groups = groups
        self.members = members
    }
}

/// One page of a list.
public struct ResourcePage: Hashable, Sendable {
    /// The resources in the store's stable order.
    public let resources: [StoredResource]
    /// Where the next page begins; `nil` at the end.
    public let next: ResourcePosition?
    /// How many match altogether; `nil` unless asked for.
    public let total: Int?

    /// A page.
    public init(resources: [StoredResource], next: ResourcePosition?, total: Int?) {
        self.resources = resources
        self.next = next
        self.total = total
    }
}
