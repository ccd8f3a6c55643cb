package import FoundationEssentials

/// One entry of the change feed: that something happened, never what it looked like; the reader asks for the present state.
package struct DirectoryChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case created, updated, managerChanged, softDeleted, restored, hardDeleted
        /// `object` is the group, `related` the member.
        case memberAdded, memberRemoved
        /// `object` is the user or group, `related` the service principal.
        case assigned, unassigned
        /// `object` is the service principal.
        case appRolesChanged
    }

    /// Ascends without repetition; what watermarks hold.
    package let sequence: Int64
    package let at: Date
    package let kind: Kind
    package let object: ObjectID
    /// What `object` is; nil for `appRolesChanged`, whose object is a service principal.
    package let objectKind: ObjectKind?
    package let related: ObjectID?

    package init(sequence: Int64, at: Date, kind: Kind, object: ObjectID, objectKind: ObjectKind?, related: ObjectID? = nil) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.object = object
        self.objectKind = objectKind
        self.related = related
    }
}
