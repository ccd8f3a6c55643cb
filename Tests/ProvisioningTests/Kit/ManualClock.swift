import Foundation
import Synchronization

/// A clock that only moves when somebody waits, or is told to; each look at it takes a millisecond.
final class ManualClock: Sendable {
    private struct State {
        var date = Date(timeIntervalSince1970: 1_767_600_000)
        var waits: [Duration] = []
    }

    private let state = Mutex(State())

    func now() -> Date {
        state.withLock { state in
            state.date.addTimeInterval(0.001)
            return state.date
        }
    }

    /// Waiting is instantaneous, and ends with a cancelled task as real waiting does.
    func sleep(_ duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.date.addTimeInterval(Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
            state.waits.append(duration)
        }
        await Task.yield()
    }

    func advance(hours: Double) { state.withLock { $0.date.addTimeInterval(hours * 3600) } }

    /// How long was waited for, in all.
    var waited: [Duration] { state.withLock { $0.waits } }
}
