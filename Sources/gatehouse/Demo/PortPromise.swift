import Synchronization

/// A port that is known once a server listens.
final class PortPromise: Sendable {
    private let (stream, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))

    func fulfil(_ port: Int) {
        continuation.yield(port)
        continuation.finish()
    }

    /// Waits for the port. - Throws: `CancellationError` when the program ends before a server listened.
    func value() async throws -> Int {
        for await port in stream { return port }
        throw CancellationError()
    }
}
