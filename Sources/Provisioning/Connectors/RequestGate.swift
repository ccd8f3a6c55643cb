package import FoundationEssentials
import Synchronization

/// Where all requests of a job to its target pass: repeats what may be repeated, and closes for everybody when the target asks
/// for a pause.
package final class RequestGate: Sendable {
    /// How often and how long a request is tried within one cycle; afterwards the object goes into escrow.
    package struct Patience: Hashable, Sendable {
        package var attempts = 4
        package var firstPause: Duration = .milliseconds(500)
        /// A longer `Retry-After` ends the cycle instead of holding it up.
        package var longestPause: Duration = .seconds(120)

        package init() {}
    }

    private struct State {
        var closedUntil: Date?
        var requests = 0
    }

    private let state = Mutex(State())
    private let patience: Patience
    private let now: @Sendable () -> Date
    private let sleep: @Sendable (Duration) async throws -> Void

    package init(
        patience: Patience = Patience(), now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.patience = patience
        self.now = now
        self.sleep = sleep
    }

    /// Requests sent so far, repetitions included.
    package var requestCount: Int { state.withLock { $0.requests } }

    /// Sends a request, and again while that makes sense.
    ///
    /// - Parameter isRepeatable: whether it does no harm to carry it out twice; a creation is not.
    package func send<Answer>(
        isRepeatable: Bool = true, _ request: () async throws(ConnectorError) -> Answer
    ) async throws(ConnectorError) -> Answer {
        var attempt = 1
        while true {
            try await pass()
            state.withLock { $0.requests += 1 }
            do {
                return try await request()
            } catch {
                let isHarmless = isRepeatable || error.kind == .throttled || error.kind == .unreachable
                guard error.isRetryable, isHarmless, attempt < patience.attempts else { throw error }
                try await pause(after: error, attempt: attempt)
                attempt += 1
            }
        }
    }

    /// Waits as long as the target asks for, or as is due before another attempt.
    ///
    /// - Throws: the error itself, when that is longer than a cycle may be held up.
    func pause(after error: ConnectorError, attempt: Int) async throws(ConnectorError) {
        let pause = error.retryAfter ?? patience.firstPause * (1 << (attempt - 1))
        guard pause <= patience.longestPause else { throw error }
        if error.kind == .throttled { close(for: pause) } else { try await wait(pause) }
    }

    private func close(for pause: Duration) {
        let end = now().addingTimeInterval(pause.seconds)
        state.withLock { $0.closedUntil = max($0.closedUntil ?? end, end) }
    }

    private func pass() async throws(ConnectorError) {
        while let end = state.withLock({ $0.closedUntil }) {
            let remaining = end.timeIntervalSince(now())
            guard remaining > 0 else { return }
            try await wait(.seconds(remaining))
        }
    }

    private func wait(_ duration: Duration) async throws(ConnectorError) {
        do { try await sleep(duration) } catch {
            throw ConnectorError(kind: .unreachable, code: "Canceled", message: "the cycle was stopped")
        }
    }
}

extension Duration {
    /// The duration in seconds.
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
