public import SCIM

/// What a ``SCIMService`` needs besides a store: the time, identifiers, and how much is too much.
public struct SCIMServiceSettings: Sendable {
    /// The time in milliseconds since 1970 UTC.
    public var now: @Sendable () -> Int64
    /// A fresh lower-case UUID for a resource created at that time.
    public var makeID: @Sendable (Int64) -> String
    /// How large pages are.
    public var paging: PagingLimits
    /// What a resource may contain.
    public var reading: ReadingLimits
    /// What a filter may contain.
    public var filters: FilterLimits
    /// How often a change is tried again when others change the same resource meanwhile.
    public var attempts: Int

    /// Settings with their defaults.
    public init(
        now: @escaping @Sendable () -> Int64, makeID: @escaping @Sendable (Int64) -> String = { TimeOrderedUUID.make(at: $0) },
        paging: PagingLimits = PagingLimits(), reading: ReadingLimits = .default, filters: FilterLimits = .default,
        attempts: Int = 200
    ) {
        self.now = now
        self.makeID = makeID
        self.paging = paging
        self.reading = reading
        self.filters = filters
        self.attempts = attempts
    }
}
