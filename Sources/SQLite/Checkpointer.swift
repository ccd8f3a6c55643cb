import CSQLite
import Foundation

/// Moves committed pages from the write-ahead log to the database file, beside the writer: passively every 100 ms while there
/// is writing, and once after it. With nothing written it sleeps.
///
/// Commits stay short that way (p99 8–10 ms instead of 60–70 with SQLite's own checkpoint inside the commit).
///
/// `@unchecked Sendable`: the condition's lock guards all stored variables.
final class Checkpointer: @unchecked Sendable {
    private static let pause: TimeInterval = 0.1
    private let condition = NSCondition()
    private var hasWriting = false
    private var isStopped = false

    func noteWriting() {
        condition.lock()
        if !hasWriting {
            hasWriting = true
            condition.signal()
        }
        condition.unlock()
    }

    func stop() {
        condition.lock()
        isStopped = true
        condition.signal()
        condition.unlock()
    }

    func run(on connection: SQLiteConnection) {
        while pauseAfterWriting() {
            // A checkpoint that the writer or a reader hinders is repeated after the next commits.
            sqlite3_wal_checkpoint_v2(connection.handle, "main", SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
    }

    /// Blocks until something was written and the pause is over; false once stopped.
    private func pauseAfterWriting() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while !hasWriting && !isStopped { condition.wait() }
        let end = Date(timeIntervalSinceNow: Self.pause)
        while !isStopped {
            if !condition.wait(until: end) { break }
        }
        hasWriting = false
        return !isStopped
    }
}

/// Keeps the write-ahead log bounded: under unbroken load a passive checkpoint never gets to start the log anew.
struct WriteAheadLogLimit {
    private let limit: Int
    private let frameSize: Int
    private var nextAttempt: Int

    init(bytes: Int, pageSize: Int) {
        frameSize = pageSize + 24
        limit = bytes / frameSize
        nextAttempt = limit
    }

    /// On the writer's connection, between transactions: a TRUNCATE checkpoint when the log has reached its limit.
    mutating func enforce(on connection: SQLiteConnection) {
        guard connection.logFrames >= nextAttempt else {
            if connection.logFrames < limit { nextAttempt = limit }
            return
        }
        sqlite3_busy_timeout(connection.handle, 1000)
        defer { sqlite3_busy_timeout(connection.handle, OpeningParameters.busyTimeout) }
        if sqlite3_wal_checkpoint_v2(connection.handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil) == SQLITE_OK {
            connection.logFrames = 0
            nextAttempt = limit
        } else {
            // A long read holds its snapshot. Writing goes on; waiting a second after every commit would help nobody.
            nextAttempt = connection.logFrames + limit / 8
        }
    }
}
