import Administration
import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSONDocument
import Logging
import NIOCore

/// Turns HTTP requests below `/v1.0` and `/beta` into calls of handlers, and what they answer or throw into HTTP again.
struct GraphResponder: Sendable {
    let routes: RouteTable
    /// The caller that a bearer token stands for; nil for a token that is not valid.
    let authenticate: @Sendable (String) async throws -> Caller?
    /// What absolute links begin with when the server is reached under another name than the `Host` of requests.
    let publicURL: String?
    let now: @Sendable () -> Date

    /// The largest body that is read.
    private static let bodyLimit = 4 << 20
    private static let contentType =
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"

    func respond(_ method: GraphMethod, to request: Request, logger: Logger) async -> Response {
        let requestID = GUID.random().text
        let clientID = request.headers[named: "client-request-id"] ?? requestID
        var response: Response
        do {
            response = Self.response(try await answer(method, request))
        } catch {
            let fault = GraphError(reporting: error, logger: logger, requestID: requestID)
            let envelope = fault.envelope(date: DateTimeText.format(now()), requestID: requestID, clientRequestID: clientID)
            response = Self.response(fault.code.status, envelope)
            if fault.code == .invalidToken { response.headers[.wwwAuthenticate] = "Bearer" }
            if fault.code == .unavailable { response.headers[.retryAfter] = "2" }
        }
        response.headers[named: "request-id"] = requestID
        response.headers[named: "client-request-id"] = clientID
        return response
    }

    private func answer(_ method: GraphMethod, _ request: Request) async throws -> GraphResponse {
        let caller = try await caller(of: request)
        let path = try GraphPath(request.uri.path)
        let (handler, captures) = try routes.match(method, path)
        let body: [UInt8]
        do {
            body = Array(buffer: try await request.body.collect(upTo: Self.bodyLimit))
        } catch is NIOTooManyBytesError {
            throw GraphError(.tooLarge, "The body is larger than \(Self.bodyLimit) bytes.")
        }
        let origin = publicURL ?? "\(request.head.scheme ?? "http")://\(request.head.authority ?? "localhost")"
        return try await handler(
            GraphRequest(
                caller: caller, root: "\(origin)/\(path.version)", path: request.uri.path, captures: captures,
                query: try GraphQuery(request.uri.query), body: body))
    }

    private func caller(of request: Request) async throws -> Caller {
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else {
            throw GraphError(.invalidToken, "Access token is empty: send the header “Authorization: Bearer <token>”.")
        }
        guard let caller = try await authenticate(String(words[1])) else {
            throw GraphError(.invalidToken, "The access token is unknown, expired or revoked: sign in again or make a new token.")
        }
        return caller
    }

    private static func response(_ answer: GraphResponse) -> Response {
        switch answer {
        case .ok(let json), .created(let json): response(answer.status, json)
        case .noContent: Response(status: answer.status)
        case .count(let count):
            Response(
                status: answer.status, headers: [.contentType: "text/plain"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: String(count))))
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ json: JSONValue) -> Response {
        Response(
            status: status, headers: [.contentType: contentType], body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.serialized())))
    }
}

extension HTTPFields {
    /// A header by a name that HTTPTypes has no constant for.
    fileprivate subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set { if let name = HTTPField.Name(name) { self[name] = newValue } }
    }
}
