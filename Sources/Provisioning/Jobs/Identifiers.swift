/// The identifier of a synchronization job: the template's name, the tenant and a GUID, joined by dots.
package struct JobID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
}

/// The object identifier of the service principal that a job belongs to.
package struct ServicePrincipalID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
}

/// The identifier of an object in the source, never re-used there (the source anchor).
package struct SourceID: Hashable, Sendable, RawRepresentable, Comparable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
    package static func < (one: SourceID, other: SourceID) -> Bool { one.rawValue < other.rawValue }
}

/// The identifier that the target gave an object (the target anchor; `id` in SCIM).
package struct TargetID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
}

/// The identifier of one run of a job over the source.
package struct CycleID: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
}

/// The kinds of object that are provisioned, spelled as in Graph's `sourceObjectName`.
package enum ObjectType: String, Hashable, Sendable, CaseIterable {
    case user = "User"
    case group = "Group"
}

/// A point in the source's change feed; opaque to the engine.
package struct Watermark: Hashable, Sendable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
