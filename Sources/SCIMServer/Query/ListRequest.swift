/// What a client asks of a list.
///
/// - SeeAlso: [RFC 7644 §3.4.2](https://datatracker.ietf.org/doc/html/rfc7644#section-3.4.2)
public struct ListRequest: Hashable, Sendable {
    /// The filter's text; `nil` for all resources.
    public var filter: String?
    /// The 1-based place of the first resource wanted; `nil` and everything below 1 is 1.
    public var startIndex: Int?
    /// How many resources at most; `nil` for the default, below 0 is 0.
    public var count: Int?

    /// A request.
    public init(filter: String? = nil, startIndex: Int? = nil, count: Int? = nil) {
        self.filter = filter
        self.startIndex = startIndex
        self.count = count
    }
}

/// How large the pages of a list are.
public struct PagingLimits: Hashable, Sendable {
    /// The size when the client does not say.
    public var defaultCount: Int
    /// The size beyond which a client gets less than it asked for.
    public var maximumCount: Int

    /// 100 when not said, 1,000 at most.
    public init(defaultCount: Int = 100, maximumCount: Int = 1000) {
        self.defaultCount = defaultCount
        self.maximumCount = maximumCount
    }

    func window(of request: ListRequest) -> (startIndex: Int, count: Int) {
        (max(1, request.startIndex ?? 1), min(maximumCount, max(0, request.count ?? defaultCount)))
    }
}
