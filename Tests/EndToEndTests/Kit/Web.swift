import JSONDocument
import SCIMClient
import SCIMTarget

/// Plain HTTP, as a script would speak it.
enum Web {
    private static let transport = AsyncHTTPClientTransport(timeoutInSeconds: 30)

    struct Answer: Sendable {
        let status: Int
        let json: JSONValue
    }

    static func send(_ method: String, _ url: String, token: String, _ body: JSONValue? = nil) async throws -> Answer {
        var headers = [(name: "Authorization", value: "Bearer \(token)")]
        if body != nil { headers.append((name: "Content-Type", value: "application/json")) }
        let response = try await transport.send(
            HTTPTransportRequest(method: method, url: url, headers: headers, body: body?.serialized()))
        return Answer(status: response.status, json: response.body.isEmpty ? .null : try JSONValue(parsing: response.body))
    }

    static func get(_ url: String, token: String) async throws -> Answer { try await send("GET", url, token: token) }
}
