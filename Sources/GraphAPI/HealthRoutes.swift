import HTTPTypes
package import Hummingbird
import NIOCore

/// `/health/live` and `/health/ready`, without a token.
package struct HealthRoutes: Sendable {
    private let isReady: @Sendable () async -> Bool

    /// - Parameter isReady: whether the server can do its work: asked each time.
    package init(isReady: @escaping @Sendable () async -> Bool) { self.isReady = isReady }

    package func add(to router: Router<some RequestContext>) {
        let isReady = isReady
        router.get("/health/live") { _, _ in HealthState.well.response }
        router.get("/health/ready") { _, _ in (await isReady() ? HealthState.well : .unwell).response }
    }
}

extension HealthState {
    fileprivate var response: Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"\(rawValue)\"}")))
    }
}
