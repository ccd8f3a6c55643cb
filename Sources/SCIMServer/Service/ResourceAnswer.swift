/// A resource as a request is answered with it.
public struct ResourceAnswer: Hashable, Sendable {
    /// Its `id`.
    public let id: String
    /// Its `meta.location`.
    public let location: String
    /// Its version now.
    public let version: Int64
    /// The resource as compact JSON; `nil` when none was asked for.
    public let body: [UInt8]?
}
