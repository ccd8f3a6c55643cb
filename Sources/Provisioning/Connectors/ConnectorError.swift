/// Why the source or the target did not do what it was asked, in terms that the engine decides on.
package struct ConnectorError: Error, Hashable, Sendable {
    /// The classes of failure that lead to different outcomes.
    package enum Kind: Hashable, Sendable {
        /// The credentials are not accepted (401): nothing else will work either.
        case unauthorized
        /// The credentials are known, the act is not allowed (403).
        case forbidden
        /// The object is not there (404).
        case notFound
        /// A unique value is taken (409).
        case conflict
        /// Too many requests (429).
        case throttled
        /// The other side failed (5xx); it may work later.
        case serverFailure
        /// No answer in time; the request may have been carried out.
        case timeout
        /// The connection broke before the answer; the request may have been carried out.
        case connectionLost
        /// No connection could be made; nothing was sent.
        case unreachable
        /// The request was understood and refused (400, 413, 422, …); it will be refused again.
        case rejected
        /// The answer is not what the protocol says: a web page, another document, no list where one must be.
        case incompatible
        /// The directory could not be read.
        case sourceUnavailable
    }

    package let kind: Kind
    /// The error code shown to administrators (`entra-engine.md` §19), for example `TooManyRequests`.
    package let code: String
    /// In plain language, with what the other side said.
    package let message: String
    /// The request that failed, without credentials: method, URL, status.
    package let request: String?
    /// How long the other side asked to wait.
    package let retryAfter: Duration?

    package init(kind: Kind, code: String, message: String, request: String? = nil, retryAfter: Duration? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.request = request
        self.retryAfter = retryAfter
    }

    /// Whether the same request may succeed later without anybody changing anything.
    package var isRetryable: Bool {
        switch kind {
        case .throttled, .serverFailure, .timeout, .connectionLost, .unreachable, .sourceUnavailable: true
        case .unauthorized, .forbidden, .notFound, .conflict, .rejected, .incompatible: false
        }
    }

    /// Whether a write may have been carried out although no success was reported.
    package var mayHaveBeenDone: Bool {
        switch kind {
        case .timeout, .connectionLost, .serverFailure, .incompatible: true
        default: false
        }
    }

    /// Whether the same would be answered to everything else: the credentials are refused, or a long pause is asked for.
    package var concernsEverybody: Bool {
        switch kind {
        case .unauthorized, .sourceUnavailable: true
        case .throttled: (retryAfter ?? .zero) > RequestGate.Patience().longestPause
        default: false
        }
    }

    /// Whether the failure says something about the other side as a whole rather than about one object.
    package var suggestsOutage: Bool {
        switch kind {
        case .throttled, .serverFailure, .timeout, .connectionLost, .unreachable, .incompatible, .unauthorized, .forbidden,
            .sourceUnavailable:
            true
        case .notFound, .conflict, .rejected: false
        }
    }
}
