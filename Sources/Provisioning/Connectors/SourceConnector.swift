package import MappingExpressions

/// The directory that a job reads, seen from one application.
package protocol SourceConnector: Sendable {
    /// The end of the change feed as it is now.
    func currentWatermark() async throws(ConnectorError) -> Watermark
    /// How many objects of a type there are, deleted ones left aside.
    func count(of type: ObjectType) async throws(ConnectorError) -> Int
    /// All objects of a type that are not deleted, page by page in a stable order; `cursor` is opaque.
    func page(of type: ObjectType, after cursor: String?, limit: Int) async throws(ConnectorError) -> SourcePage
    /// What changed after one watermark, up to another.
    func changes(after watermark: Watermark, upTo end: Watermark, limit: Int) async throws(ConnectorError) -> SourceChanges
    /// These objects as they are now, soft-deleted ones included; one that is gone for good has no `object`.
    func items(of type: ObjectType, _ ids: [SourceID]) async throws(ConnectorError) -> [SourceItem]
    /// Those of the objects that are soft-deleted or gone for good.
    func deleted(_ ids: [SourceID], of type: ObjectType) async throws(ConnectorError) -> [SourceID]
    /// Direct members of a group, page by page in a stable order.
    func members(of group: SourceID, after member: SourceID?, limit: Int) async throws(ConnectorError) -> [SourceMember]
}

/// A page of source objects; `next` is `nil` on the last one.
package struct SourcePage: Sendable {
    package let items: [SourceItem]
    package let next: String?

    package init(items: [SourceItem], next: String?) {
        self.items = items
        self.next = next
    }
}

/// A direct member of a group.
package struct SourceMember: Hashable, Sendable {
    package let id: SourceID
    package let type: ObjectType

    package init(id: SourceID, type: ObjectType) {
        self.id = id
        self.type = type
    }
}

/// Which objects a stretch of the change feed touches.
package struct SourceChanges: Sendable {
    /// Users whose attributes, state, membership or assignment changed.
    package var users: [SourceID]
    /// Groups whose attributes, state, assignment or members changed.
    package var groups: [SourceID]
    /// Groups whose direct members all have to be looked at again, because the group's assignment or state changed.
    package var expansions: [SourceID]
    /// Everybody has to be looked at again (an app role was switched on or off, for example).
    package var requiresFullEvaluation: Bool
    /// Where to go on; equals the requested end when nothing is left.
    package var next: Watermark

    package init(
        users: [SourceID], groups: [SourceID], expansions: [SourceID], requiresFullEvaluation: Bool = false, next: Watermark
    ) {
        self.users = users
        self.groups = groups
        self.expansions = expansions
        self.requiresFullEvaluation = requiresFullEvaluation
        self.next = next
    }
}

/// A source object together with what entitles it to the application.
package struct SourceItem: Sendable {
    package let id: SourceID
    package let type: ObjectType
    /// `nil` when it is gone for good.
    package let object: SourceObject?
    package let assignments: [Assignment]

    package init(id: SourceID, type: ObjectType, object: SourceObject?, assignments: [Assignment]) {
        self.id = id
        self.type = type
        self.object = object
        self.assignments = assignments
    }
}

/// A source object's attributes and state.
package struct SourceObject: Sendable {
    package let displayName: String
    /// The user principal name; `nil` for groups.
    package let userName: String?
    /// `accountEnabled`; groups are always enabled.
    package let isEnabled: Bool
    /// In the recycle bin.
    package let isDeleted: Bool
    package let attributes: any SourceAttributes
    /// References to other objects, by attribute name, for example `manager`.
    package let references: [String: SourceID]

    package init(
        displayName: String, userName: String?, isEnabled: Bool, isDeleted: Bool, attributes: any SourceAttributes,
        references: [String: SourceID]
    ) {
        self.displayName = displayName
        self.userName = userName
        self.isEnabled = isEnabled
        self.isDeleted = isDeleted
        self.attributes = attributes
        self.references = references
    }
}

/// One reason why an object is assigned to the application.
package struct Assignment: Hashable, Sendable {
    package enum Path: Hashable, Sendable {
        case direct
        /// As a direct member of an assigned group.
        case group(SourceID, name: String)
    }

    package let role: AppRoleAssignment
    /// Whether the role exists and is enabled; Default Access always is.
    package let isEntitling: Bool
    package let path: Path

    package init(role: AppRoleAssignment, isEntitling: Bool, path: Path) {
        self.role = role
        self.isEntitling = isEntitling
        self.path = path
    }
}
