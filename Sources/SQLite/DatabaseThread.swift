import Foundation
import Synchronization

/// A thread that owns a connection until its body returns, and then closes it.
///
/// Blocking calls of SQLite belong on such threads: Swift's cooperative pool has as many threads as cores, and one blocked
/// call per core there would stop the whole server.
///
/// `@unchecked Sendable`: the connection is used only by the thread started here; whoever made it lets go of it.
final class DatabaseThread: @unchecked Sendable {
    private var connection: SQLiteConnection?
    private let body: @Sendable (SQLiteConnection) -> Void
    private let running: RunningThreads

    private init(_ connection: SQLiteConnection, _ running: RunningThreads, _ body: @escaping @Sendable (SQLiteConnection) -> Void) {
        self.connection = connection
        self.running = running
        self.body = body
    }

    static func start(
        _ name: String, owning connection: SQLiteConnection, among running: RunningThreads,
        _ body: @escaping @Sendable (SQLiteConnection) -> Void
    ) {
        let owner = DatabaseThread(connection, running, body)
        running.started()
        let thread = Thread { owner.run() }
        thread.name = name
        thread.start()
    }

    private func run() {
        if let connection { body(connection) }
        running.oneByOne { connection = nil }
        running.ended()
    }
}

/// How many threads of a database still run, and who waits for the last one.
final class RunningThreads: Sendable {
    private struct State {
        var count = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }
    private let state = Mutex(State())
    private let closing = Mutex(())

    func started() {
        state.withLock { $0.count += 1 }
    }

    /// Closes a connection while no other is closing: of two that close at once, each sees the other still open, and neither
    /// would move the log into the file.
    func oneByOne(_ close: () -> Void) {
        closing.withLock { _ in close() }
    }

    func ended() {
        let released = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.count -= 1
            guard state.count == 0 else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in released { continuation.resume() }
    }

    /// Returns when the last thread has ended and its connection is closed.
    func waitForAll() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.count > 0 { state.waiting.append(continuation) }
                return state.count == 0
            }
            if isOver { continuation.resume() }
        }
    }
}
