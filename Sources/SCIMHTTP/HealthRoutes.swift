import HTTPTypes
public import Hummingbird
import NIOCore

/// `/health/live` says that the process answers, `/health/ready` that it can do its work; both as JSON, without credentials.
public struct HealthRoutes<Context: RequestContext>: Sendable {
    private let isReady: @Sendable () async -> Bool

    /// Routes that call `isReady` for each request to `/health/ready`.
    public init(isReady: @escaping @Sendable () async -> Bool) { self.isReady = isReady }

    /// Adds both to a router.
    public func add(to router: Router<Context>) {
        router.get("/health/live") { _, _ in Self.response(.ok, "live") }
        router.get("/health/ready") { _, _ in
            await isReady() ? Self.response(.ok, "ready") : Self.response(.serviceUnavailable, "unavailable")
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ word: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"\(word)\"}")))
    }
}
