import SCIM

/// The parts of a URL's path under a tenant's base, `/{tenant}/scim/v2`.
struct RequestTarget: Hashable {
    /// The tenant, as it was written.
    let tenant: String
    /// What follows the base, decoded; a slash at the end does not count.
    let segments: [String]

    /// `nil` for a path that is not under a tenant's base.
    init?(path: some StringProtocol) throws(SCIMError) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        while let last = parts.last, last.isEmpty { parts.removeLast() }
        guard parts.count >= 3, parts.dropFirst().first?.lowercased() == "scim", parts.dropFirst(2).first?.lowercased() == "v2",
            let first = parts.first, !first.isEmpty
        else { return nil }
        tenant = try PercentEncoding.decoded(first, plusIsSpace: false)
        var segments: [String] = []
        for part in parts.dropFirst(3) { segments.append(try PercentEncoding.decoded(part, plusIsSpace: false)) }
        self.segments = segments
    }
}
