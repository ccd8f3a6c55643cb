package import FoundationEssentials
package import JSONDocument

/// The stored connection between a source object and the account it has in the target.
///
/// Once there is a link, matching is not repeated: a rename at the source is an update, never a new account.
package struct Link: Hashable, Sendable {
    package let type: ObjectType
    package let source: SourceID
    package let target: TargetID
    /// Whether the account is switched on as far as the engine is concerned.
    package var isActive: Bool
    /// What the target last was known to hold: target attribute path to value, mapped attributes only.
    package var known: JSONObject
    /// For people: the source object's name when last seen.
    package var displayName: String?
    package var updated: Date

    package init(
        type: ObjectType, source: SourceID, target: TargetID, isActive: Bool, known: JSONObject, displayName: String?, updated: Date
    ) {
        self.type = type
        self.source = source
        self.target = target
        self.isActive = isActive
        self.known = known
        self.displayName = displayName
        self.updated = updated
    }
}

/// A reference that could not be set yet, because the object it points at has no account in the target.
package struct PendingReference: Hashable, Sendable {
    package let type: ObjectType
    package let source: SourceID
    /// The target attribute path, for example the enterprise extension's `manager`.
    package let attribute: String
    /// The object referred to; `nil` when the reference is to be cleared.
    package let referenced: SourceID?
    /// Whether its absence has been logged.
    package var isReported: Bool

    package init(type: ObjectType, source: SourceID, attribute: String, referenced: SourceID?, isReported: Bool = false) {
        self.type = type
        self.source = source
        self.attribute = attribute
        self.referenced = referenced
        self.isReported = isReported
    }
}
