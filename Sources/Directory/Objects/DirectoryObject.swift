package import FoundationEssentials

/// A user or a group as the directory holds it.
///
/// Group members are not part of it: they are relations (``MembershipStore``), however many there are.
package struct DirectoryObject: Hashable, Sendable {
    package let kind: ObjectKind
    package let id: ObjectID
    package var attributes: AttributeSet
    /// The user to whom this user reports.
    package var manager: ObjectID?
    package let createdDateTime: Date
    /// When the object was deleted softly; it can be restored until it is purged.
    package var deletedDateTime: Date?

    package init(
        kind: ObjectKind, id: ObjectID, attributes: AttributeSet, manager: ObjectID? = nil, createdDateTime: Date,
        deletedDateTime: Date? = nil
    ) {
        self.kind = kind
        self.id = id
        self.attributes = attributes
        self.manager = manager
        self.createdDateTime = createdDateTime
        self.deletedDateTime = deletedDateTime
    }

    package var isDeleted: Bool { deletedDateTime != nil }

    package var userPrincipalName: String? { attributes["userPrincipalName"]?.string }

    package var displayName: String? { attributes["displayName"]?.string }

    package var mail: String? { attributes["mail"]?.string }

    /// False for a user who may not sign in. A user without the attribute may; groups have none and count as enabled.
    package var accountEnabled: Bool { attributes["accountEnabled"]?.boolean ?? true }

    /// Whether the group may be assigned to applications.
    package var securityEnabled: Bool { attributes["securityEnabled"]?.boolean ?? false }

    /// How messages name the object: its user principal name or display name, else its id.
    package var label: String { userPrincipalName ?? displayName ?? id.text }

    /// Applies the changes and says whether anything became different.
    package mutating func apply(_ changes: [AttributeChange]) -> Bool {
        let before = attributes
        for change in changes { attributes[change.name] = change.value }
        return attributes != before
    }
}
