import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// async-http-client and nothing else: what any client on this machine could reach against that server.
struct BareLoop: Sendable {
    let url: String
    let token: String
    /// As the engine's.
    let concurrency: Int

    /// Posts every body once and reads every answer.
    func post(_ bodies: [[UInt8]]) async throws -> Duration {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let queue = BodyQueue(bodies)
        let clock = ContinuousClock()
        let began = clock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<concurrency {
                group.addTask {
                    while let body = queue.next() { try await self.post(body, with: client) }
                }
            }
            try await group.waitForAll()
        }
        let duration = clock.now - began
        try await client.shutdown()
        return duration
    }

    private func post(_ body: [UInt8], with client: HTTPClient) async throws {
        var request = HTTPClientRequest(url: url + "/Users")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Accept", value: "application/scim+json, application/json")
        request.headers.add(name: "Content-Type", value: "application/scim+json; charset=utf-8")
        request.body = .bytes(body, length: .known(Int64(body.count)))
        let response = try await client.execute(request, timeout: .seconds(60))
        _ = try await response.body.collect(upTo: 1 << 20)
        guard response.status == .created else { throw BenchmarkError("a creation was answered with \(response.status.code)") }
    }
}

/// Hands out bodies, each once.
private final class BodyQueue: Sendable {
    private let bodies: [[UInt8]]
    private let position = Atomic(0)

    init(_ bodies: [[UInt8]]) { self.bodies = bodies }

    func next() -> [UInt8]? {
        let index = position.add(1, ordering: .relaxed).oldValue
        return index < bodies.count ? bodies[index] : nil
    }
}
