import AsyncHTTPClient
import Foundation
package import JSONDocument
import NIOCore
import NIOHTTP1

/// A caller of the administration API, whose paths and shapes are Microsoft Graph's.
package struct GraphClient: Sendable {
    /// Where the server is, without a trailing slash and without the version.
    package let server: String
    private let token: String

    /// Tries a connection once: whoever types a command wants to hear at once that nobody is there.
    private static let web: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// - Parameter server: such as `http://127.0.0.1:8080`; a version at the end is taken as well.
    /// - Throws: ``GraphClientError/unreachable(url:reason:)`` when the text is no URL of a web server.
    package init(server: String, token: String) throws(GraphClientError) {
        var server = server[...]
        while server.last == "/" { server.removeLast() }
        if server.hasSuffix("/v1.0") { server.removeLast("/v1.0".count) }
        guard server.hasPrefix("http://") || server.hasPrefix("https://"), URL(string: String(server))?.host != nil else {
            throw .unreachable(url: String(server), reason: "that is not the URL of a web server, such as http://127.0.0.1:8080")
        }
        self.server = String(server)
        self.token = token
    }

    /// The URL of a resource; each segment is encoded as a whole.
    func url(_ segments: [String], _ query: [(String, String)] = []) -> String {
        var url = server + "/v1.0"
        for segment in segments { url += "/" + Self.encode(segment) }
        let parts = query.map { "\($0.0)=\(Self.encode($0.1))" }
        return parts.isEmpty ? url : url + "?" + parts.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~$")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? text
    }

    func get(_ segments: [String], _ query: [(String, String)] = []) async throws(GraphClientError) -> JSONValue {
        try await send(.GET, url(segments, query), nil)
    }

    /// All pages of a collection, at most `limit` objects.
    package func collect(_ url: String, limit: Int = .max) async throws(GraphClientError) -> [JSONValue] {
        var items: [JSONValue] = []
        var next: String? = url
        while let page = next, items.count < limit {
            let answer = try await send(.GET, page, nil)
            guard let values = answer["value"]?.arrayValue else { throw .notGraph(url: page, reason: "the answer is not a collection") }
            items += values
            next = answer["@odata.nextLink"]?.stringValue
        }
        return Array(items.prefix(limit))
    }

    /// Sends a request; an empty answer is null.
    func send(_ method: HTTPMethod, _ url: String, _ body: JSONValue?) async throws(GraphClientError) -> JSONValue {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Accept", value: "application/json")
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.serialized()))
        }
        let status: Int
        let bytes: [UInt8]
        do {
            let response = try await Self.web.execute(request, timeout: .seconds(120))
            status = Int(response.status.code)
            bytes = Array(buffer: try await response.body.collect(upTo: 256 << 20))
        } catch {
            throw .unreachable(url: server, reason: Self.reason(error))
        }
        if bytes.isEmpty, (200..<300).contains(status) { return .null }
        guard let json = try? JSONValue(parsing: bytes) else {
            throw .notGraph(url: url, reason: "it answered \(status) with something that is not JSON")
        }
        if (200..<300).contains(status) { return json }
        guard let error = json["error"], let code = error["code"]?.stringValue else {
            throw .notGraph(url: url, reason: "it answered \(status) without Graph's error envelope")
        }
        throw .refused(status: status, code: code, message: error["message"]?.stringValue ?? "")
    }

    /// One line, without the parts of a network error that only its maker understands.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: error.shortDescription
        case let error as IOError where error.errnoCode == ECONNREFUSED: "the connection was refused"
        case let error as IOError: error.description
        default: "no connection could be made"
        }
    }
}
