/// The weak entity-tag of a version: `W/"3"`.
///
/// - SeeAlso: [RFC 7644 §3.14](https://datatracker.ietf.org/doc/html/rfc7644#section-3.14)
public enum EntityTag {
    /// The tag of a version.
    public static func text(ofVersion version: Int64) -> String { "W/\"\(version)\"" }
}

/// The value of an `If-Match` or `If-None-Match` header.
///
/// Tags compare weakly: the prefix `W/` does not count, and clients that drop the quotation marks are understood.
///
/// - SeeAlso: [RFC 9110 §13.1](https://datatracker.ietf.org/doc/html/rfc9110#section-13.1)
public enum EntityTagCondition: Hashable, Sendable {
    /// `*`: any version.
    case any
    /// One of these versions; tags that are none of ours match nothing.
    case versions(Set<Int64>)

    /// Reads the header's value.
    public init(_ header: String) {
        let parts = header.split(separator: ",").map { part in part.drop { $0 == " " || $0 == "\t" } }
        if parts.contains(where: { $0.hasPrefix("*") }) {
            self = .any
        } else {
            self = .versions(Set(parts.compactMap(Self.version)))
        }
    }

    private static func version(_ tag: Substring) -> Int64? {
        var tag = tag
        while let last = tag.last, last == " " || last == "\t" { tag.removeLast() }
        if tag.hasPrefix("W/") || tag.hasPrefix("w/") { tag = tag.dropFirst(2) }
        if tag.count >= 2, tag.first == "\"", tag.last == "\"" { tag = tag.dropFirst().dropLast() }
        return Int64(tag)
    }

    /// Whether the version satisfies an `If-Match` of this value.
    public func matches(version: Int64) -> Bool {
        switch self {
        case .any: true
        case .versions(let versions): versions.contains(version)
        }
    }
}
