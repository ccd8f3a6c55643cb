/// How much of a resource is too much: it comes from the network and is kept.
public struct ReadingLimits: Hashable, Sendable {
    /// Bytes of UTF-8 in one string.
    public var stringLength: Int
    /// Values of one multi-valued attribute.
    public var values: Int

    /// 64 KiB for a string and 100,000 values, unless told otherwise.
    public init(stringLength: Int = 65_536, values: Int = 100_000) {
        self.stringLength = stringLength
        self.values = values
    }

    /// The limits that apply when nothing is said.
    public static let `default` = ReadingLimits()
}
