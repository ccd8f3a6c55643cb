import Persistence

/// A closure that waits for a database thread, and the task that waits for its answer.
protocol DatabaseCommand: AnyObject, Sendable {
    /// Runs the closure and keeps its result. Once, on the database thread.
    func run(on connection: SQLiteConnection) throws(StorageError)

    /// Answers the waiting task: with `failure`, or else with what the closure gave. Once, after `run` or instead of it.
    func finish(failure: StorageError?)
}

/// The one command, typed by its result.
///
/// `@unchecked Sendable`: made by a task, then touched only by the one thread that took it from the queue.
final class TypedCommand<Value: Sendable>: DatabaseCommand, @unchecked Sendable {
    private let body: @Sendable (SQLiteConnection) throws(StorageError) -> Value
    private let continuation: CheckedContinuation<Result<Value, StorageError>, Never>
    private var value: Value?

    init(
        _ body: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> Value,
        _ continuation: CheckedContinuation<Result<Value, StorageError>, Never>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(on connection: SQLiteConnection) throws(StorageError) {
        value = try body(connection)
    }

    func finish(failure: StorageError?) {
        if let failure {
            continuation.resume(returning: .failure(failure))
        } else if let value {
            continuation.resume(returning: .success(value))
        } else {
            continuation.resume(returning: .failure(.unavailable("the command was not run")))
        }
    }
}
