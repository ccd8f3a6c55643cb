/// Why a SCIM request did not succeed.
public struct SCIMClientError: Error, Hashable, Sendable {
    /// Where it failed.
    public enum Kind: Hashable, Sendable {
        /// The service answered with an error status.
        case status
        /// The service answered with something that is not SCIM.
        case incompatible
        /// No answer.
        case transport(HTTPTransportError)
    }

    /// Where it failed.
    public let kind: Kind
    /// The status of the answer, when there is one.
    public let status: Int?
    /// In plain language; the service's own `detail` where it sent one.
    public let detail: String
    /// The service's `scimType` (RFC 7644 table 9).
    public let scimType: String?
    /// The header `Retry-After` as sent.
    public let retryAfter: String?
    /// Method and URL.
    public let request: String

    init(kind: Kind, status: Int?, detail: String, scimType: String?, retryAfter: String?, request: String) {
        self.kind = kind
        self.status = status
        self.detail = detail
        self.scimType = scimType
        self.retryAfter = retryAfter
        self.request = request
    }

    init(_ error: HTTPTransportError, request: String) {
        let detail =
            switch error {
            case .unreachable(let reason): "no connection: \(reason)"
            case .timeout: "no answer in time"
            case .connectionLost(let reason): "the connection broke before the answer: \(reason)"
            case .tooLarge: "the answer is larger than is taken"
            }
        self.init(kind: .transport(error), status: nil, detail: detail, scimType: nil, retryAfter: nil, request: request)
    }
}
