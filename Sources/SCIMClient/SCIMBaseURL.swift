/// The base URL of a SCIM service, as an administrator enters it.
///
/// A query such as Entra's `?aadOptscim062020` is a flag for clients, not part of the address; it is taken off.
public struct SCIMBaseURL: Hashable, Sendable {
    /// Scheme, authority and path without a trailing slash.
    public let text: String
    /// `http` or `https`.
    public let scheme: String
    /// The host's name or address.
    public let host: String

    /// Reads a base URL.
    ///
    /// - Throws: ``SCIMBaseURLError`` saying what is wrong with it.
    public init(_ text: String) throws(SCIMBaseURLError) {
        var address = text[...]
        while address.last?.isWhitespace == true { address = address.dropLast() }
        while address.first?.isWhitespace == true { address = address.dropFirst() }
        if let end = address.firstIndex(where: { $0 == "?" || $0 == "#" }) { address = address[..<end] }
        while address.last == "/" { address = address.dropLast() }
        guard let colon = address.firstRange(of: "://") else {
            throw SCIMBaseURLError(reason: "“\(text)” is not a URL; it has to begin with https://")
        }
        scheme = address[..<colon.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw SCIMBaseURLError(reason: "“\(scheme)” is not a scheme that SCIM is served over; use https://")
        }
        let rest = address[colon.upperBound...]
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw SCIMBaseURLError(reason: "credentials do not belong into the URL; enter the secret token instead")
        }
        host = Self.host(of: authority).lowercased()
        guard !host.isEmpty, !address.contains(where: { $0.isWhitespace || !$0.isASCII }) else {
            throw SCIMBaseURLError(reason: "“\(text)” has no usable host name")
        }
        self.text = String(address)
    }

    private static func host(of authority: Substring) -> Substring {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return authority[authority.startIndex...end].dropFirst().dropLast()
        }
        return authority.prefix { $0 != ":" }
    }

    /// Whether the host is this machine.
    public var isLoopback: Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The URL of an endpoint or of one of its resources.
    func url(_ endpoint: String, id: String? = nil, query: [(String, String)] = []) -> String {
        var url = "\(text)/\(endpoint)"
        if let id { url += "/" + Self.encoded(id) }
        if !query.isEmpty { url += "?" + query.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&") }
        return url
    }

    /// Percent-encodes everything but the unreserved characters (RFC 3986 §2.3).
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A base URL that cannot be used.
public struct SCIMBaseURLError: Error, Hashable, Sendable {
    /// In plain language, with what would be right.
    public let reason: String
}
