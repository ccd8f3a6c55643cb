/// Why a text is not JSON, or not JSON that we take.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// Where, in bytes from the start.
    public let offset: Int
    /// What is wrong there, for people.
    public let reason: String

    /// An error at a byte offset.
    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// One line: what and where.
    public var description: String { "\(reason) at byte \(offset)" }
}

/// How much JSON is taken from a stranger.
public struct JSONLimits: Hashable, Sendable {
    /// How deep arrays and objects may nest.
    public var depth: Int
    /// How many bytes a document may have.
    public var length: Int
    /// How many members an object may have: look-ups search, so that work on a hostile object stays bounded.
    public var members: Int

    /// Limits with their defaults: depth 64, 64 MiB, 4,096 members an object.
    public init(depth: Int = 64, length: Int = 64 << 20, members: Int = 4096) {
        self.depth = depth
        self.length = length
        self.members = members
    }

    /// Depth 64, 64 MiB, 4,096 members an object.
    public static let `default` = JSONLimits()
}
