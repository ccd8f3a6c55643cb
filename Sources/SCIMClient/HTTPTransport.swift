/// How a SCIM client reaches the network: one request, one answer.
///
/// The seam keeps this module free of any HTTP library.
public protocol HTTPTransport: Sendable {
    /// Sends a request and collects the answer.
    ///
    /// - Throws: ``HTTPTransportError`` when there is no answer.
    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse
}

/// A request, ready to be sent.
public struct HTTPTransportRequest: Sendable {
    /// The verb, for example `PATCH`.
    public let method: String
    /// The absolute URL.
    public let url: String
    /// Header names and values.
    public let headers: [(name: String, value: String)]
    /// The body; `nil` for none.
    public let body: [UInt8]?

    /// A request.
    public init(method: String, url: String, headers: [(name: String, value: String)], body: [UInt8]?) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// An answer with its whole body.
public struct HTTPTransportResponse: Sendable {
    /// The status code.
    public let status: Int
    /// Header names and values.
    public let headers: [(name: String, value: String)]
    /// The body, empty when there is none.
    public let body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, whatever the case of its name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why there is no answer.
public enum HTTPTransportError: Error, Hashable, Sendable {
    /// No connection: nothing was sent. The text says why.
    case unreachable(String)
    /// No answer in time; the request may have been carried out.
    case timeout
    /// The connection broke before the answer; the request may have been carried out.
    case connectionLost(String)
    /// The answer is larger than is taken.
    case tooLarge
}
