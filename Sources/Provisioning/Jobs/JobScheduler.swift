import FoundationEssentials
import Persistence
import Synchronization

/// Starts the cycles of all jobs when they are due: never two of one job at a time, and none held up by another's.
package actor JobScheduler {
    private let engine: JobEngine
    private let signal = WakeSignal()
    private var running: [JobID: Task<Void, Never>] = [:]

    package init(engine: JobEngine) { self.engine = engine }

    /// Works until the surrounding task is cancelled; running cycles are stopped and go on after the next start.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let pause = await startDueCycles(in: &group)
                await signal.wait(atMost: pause, sleep: engine.environment.sleep)
            }
            group.cancelAll()
        }
    }

    /// Looks again at what is due; to be called after a job was started, changed or removed.
    package nonisolated func wake() { signal.send() }

    /// Stops the job's running cycle and returns when nothing of it is under way any more.
    package func stop(_ job: JobID) async {
        guard let task = running[job] else { return }
        task.cancel()
        await task.value
    }

    package func isRunning(_ job: JobID) -> Bool { running[job] != nil }

    /// Starts what is due and answers how long nothing else will be.
    private func startDueCycles(in group: inout DiscardingTaskGroup) async -> Duration {
        let longest = Duration.seconds(60)
        let now = engine.environment.now()
        var next = now.addingTimeInterval(longest.seconds)
        do {
            for job in try await engine.jobs.jobs() where job.schedule.state == .active && running[job.id] == nil {
                let due = try await engine.jobs.status(of: job.id).nextCycle ?? now
                if due <= now { start(job.id, in: &group) } else { next = min(next, due) }
            }
        } catch {
            engine.environment.observe(.storeFailed(nil, error))
        }
        return .seconds(max(0.001, next.timeIntervalSince(now)))
    }

    private func start(_ job: JobID, in group: inout DiscardingTaskGroup) {
        let engine = engine
        // A task of its own, so that one job's cycle can be stopped without the others'; it is awaited and cancelled by the group.
        let cycle = Task {
            do throws(StorageError) {
                // It may have been paused between the look at what is due and now.
                guard try await engine.jobs.job(job)?.schedule.state == .active else { return }
                _ = try await engine.runCycle(of: job)
            } catch {
                engine.environment.observe(.storeFailed(job, error))
                // The store may have recovered by then; until then another attempt would only fail again.
                try? await engine.environment.sleep(.seconds(10))
            }
        }
        running[job] = cycle
        group.addTask {
            await withTaskCancellationHandler {
                await cycle.value
            } onCancel: {
                cycle.cancel()
            }
            await self.ended(job)
        }
    }

    private func ended(_ job: JobID) {
        running[job] = nil
        signal.send()
    }
}

/// A bell that one waiter listens to; rung while nobody listens, it is remembered.
final class WakeSignal: Sendable {
    private struct State {
        var isPending = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func send() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.isPending = true }
            return state.waiter
        }
        waiter?.resume()
    }

    func wait(atMost duration: Duration, sleep: @escaping @Sendable (Duration) async throws -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await sleep(duration) }
            await group.next()
            group.cancelAll()
        }
    }

    private func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isPending || Task.isCancelled {
                        state.isPending = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }
}
