/// Why a call of the administration API did not give what was asked for.
package enum GraphClientError: Error, Hashable, Sendable {
    /// The server answered with Graph's error envelope.
    case refused(status: Int, code: String, message: String)
    /// Nobody answered at that address.
    case unreachable(url: String, reason: String)
    /// Somebody answered who does not speak Graph.
    case notGraph(url: String, reason: String)
    /// What was named does not exist, or the name is not unique; the text says what to do.
    case notFound(String)

    /// Whether the server knows no such thing, or the caller may not have it.
    package var isRefusal: Bool {
        switch self {
        case .refused(let status, _, _): status == 401 || status == 403 || status == 404
        case .notFound: true
        case .unreachable, .notGraph: false
        }
    }

    package var isMissing: Bool {
        if case .refused(404, _, _) = self { true } else { false }
    }
}

extension GraphClientError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(401, _, let message): "\(message) (give the token with --token, GATEHOUSE_TOKEN or gatehouse.json)"
        case .refused(_, let code, let message): "\(message) (\(code))"
        case .unreachable(let url, let reason):
            "nobody answers at \(url): \(reason). Start the server with “gatehouse serve”, or name another with --server"
        case .notGraph(let url, let reason): "\(url) is not a Gatehouse server: \(reason). Name the right one with --server"
        case .notFound(let text): text
        }
    }
}
