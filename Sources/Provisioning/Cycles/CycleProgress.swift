package import FoundationEssentials
import Synchronization

/// How far a cycle is, in objects; for progress bars.
package struct CycleProgress: Hashable, Sendable {
    package let cycle: CycleID
    package let kind: CycleKind
    package let phase: CyclePhase
    package let began: Date
    package let observed: Date
    package let counts: CycleCounts
    /// Objects that had been looked at when the cycle began or went on.
    package let before: Int
    package let total: Int

    package var done: Int { min(counts.processed, total) }

    /// Objects per second since the cycle began or went on.
    package var rate: Double {
        let elapsed = observed.timeIntervalSince(began)
        return elapsed > 0 ? Double(counts.processed - before) / elapsed : 0
    }

    /// Seconds that remain at this rate; `nil` when that cannot be said.
    package var remaining: TimeInterval? {
        rate > 0 && total >= counts.processed ? Double(total - counts.processed) / rate : nil
    }
}

/// The progress of all running cycles, for whoever wants to look.
package final class ProgressBoard: Sendable {
    private let entries = Mutex<[JobID: CycleProgress]>([:])

    package init() {}

    package subscript(job: JobID) -> CycleProgress? { entries.withLock { $0[job] } }

    func set(_ progress: CycleProgress?, of job: JobID) { entries.withLock { $0[job] = progress } }
}
