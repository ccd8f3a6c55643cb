import Foundation

/// Work waiting for the threads that do it. Appending never blocks; taking blocks the taking thread until there is work.
///
/// `@unchecked Sendable`: the condition's lock guards all stored variables.
final class WorkQueue<Work: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var waiting: [Work] = []
    private var firstWaiting = 0
    private var sleepers = 0
    private var isClosed = false

    /// - Returns: False when the queue is closed; the work was not taken.
    func append(_ work: Work) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { return false }
        waiting.append(work)
        if sleepers > 0 { condition.signal() }
        return true
    }

    /// Everything that waits; nil when the queue is closed and empty.
    func takeAll() -> [Work]? {
        condition.lock()
        defer { condition.unlock() }
        guard sleepUntilWork() else { return nil }
        let all = Array(waiting[firstWaiting...])
        waiting.removeAll(keepingCapacity: true)
        firstWaiting = 0
        return all
    }

    /// The work that has waited longest; nil when the queue is closed and empty.
    func takeFirst() -> Work? {
        condition.lock()
        defer { condition.unlock() }
        guard sleepUntilWork() else { return nil }
        let first = waiting[firstWaiting]
        firstWaiting += 1
        if firstWaiting == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            firstWaiting = 0
        } else if firstWaiting >= 64, firstWaiting * 2 >= waiting.count {
            waiting.removeFirst(firstWaiting)
            firstWaiting = 0
        }
        return first
    }

    /// Takes no more work; what waits is still done.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    /// Called with the lock held. False when there is none and will be none.
    private func sleepUntilWork() -> Bool {
        while firstWaiting == waiting.count {
            if isClosed { return false }
            sleepers += 1
            condition.wait()
            sleepers -= 1
        }
        return true
    }
}
