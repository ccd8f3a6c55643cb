package import Persistence

/// An SQLite database file: one thread that writes, a few that read, one that checkpoints.
///
/// Nothing here blocks a task's thread: every call hands a closure to a database thread and suspends until its answer.
/// Keep the closures short and free of other work; they hold up everybody behind them.
///
/// ```swift
/// let database = try SQLiteDatabase(path: "identity.sqlite", migrations: migrations)
/// let name = try await database.read { connection throws(StorageError) in
///     try connection.first("SELECT name FROM person WHERE id = ?", [.text(id)]) { $0.text(0) }
/// }
/// ```
package final class SQLiteDatabase: Sendable {
    private let path: String
    private let writes = WorkQueue<any DatabaseCommand>()
    private let reads = WorkQueue<any DatabaseCommand>()
    private let checkpointer = Checkpointer()
    let threads = RunningThreads()

    /// Opens the file, makes it if needed, and applies the missing migrations.
    ///
    /// Blocks while it does; meant for the start of the program.
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` for a missing folder or permission; ``StorageError/damaged(_:)`` when the file
    ///   is not a database, is another program's, or was written by a newer version of this one. Both name the path.
    package convenience init(path: String, migrations: [SQLiteMigration], readers: Int = 2) throws(StorageError) {
        try self.init(path: path, migrations: migrations, readers: readers, logLimit: OpeningParameters.logLimit)
    }

    init(path: String, migrations: [SQLiteMigration], readers: Int, logLimit: Int) throws(StorageError) {
        self.path = path
        let writer = try SQLiteConnection.open(path, .writer)
        try Migrator(migrations).migrate(writer)
        try writer.enforceForeignKeys()
        writer.watchLog()
        // All are opened before the first thread starts, so that a failure leaves nothing running.
        var readerConnections: [SQLiteConnection] = []
        for _ in 0..<max(1, readers) { readerConnections.append(try SQLiteConnection.open(path, .reader)) }
        let checkpointing = try SQLiteConnection.open(path, .checkpointer)

        let limit = WriteAheadLogLimit(bytes: logLimit, pageSize: OpeningParameters.pageSize)
        DatabaseThread.start("sqlite-write", owning: writer, among: threads) { [writes, checkpointer] connection in
            var writer = SQLiteWriter(commands: writes, checkpointer: checkpointer, logLimit: limit)
            writer.run(on: connection)
        }
        for connection in readerConnections {
            DatabaseThread.start("sqlite-read", owning: connection, among: threads) { [reads] connection in
                SQLiteReader(commands: reads).run(on: connection)
            }
        }
        DatabaseThread.start("sqlite-checkpoint", owning: checkpointing, among: threads) { [checkpointer] connection in
            checkpointer.run(on: connection)
        }
    }

    deinit {
        stop()
    }

    /// Runs `body` on a reader thread. All its statements see the same snapshot; writing is refused.
    package func read<T: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> T
    ) async throws(StorageError) -> T {
        try await run(body, in: reads)
    }

    /// Runs `body` on the writer thread, all of it or nothing, and returns once its changes are durable.
    ///
    /// Other commands may share the transaction, never the outcome: an error thrown here undoes this command only. When
    /// the commit itself fails (disk full), every command of the transaction fails with that error.
    @discardableResult
    package func write<T: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> T
    ) async throws(StorageError) -> T {
        try await run(body, in: writes)
    }

    /// Answers what is waiting, takes nothing more, and closes the file. SQLite moves the log into the file as the last
    /// connection closes.
    package func close() async {
        stop()
        await threads.waitForAll()
    }

    private func stop() {
        writes.close()
        reads.close()
        checkpointer.stop()
    }

    private func run<T: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws(StorageError) -> T, in queue: WorkQueue<any DatabaseCommand>
    ) async throws(StorageError) -> T {
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<T, StorageError>, Never>) in
            let command = TypedCommand(body, continuation)
            if !queue.append(command) {
                command.finish(failure: .unavailable("\(path) is closed; the server is stopping"))
            }
        }
        return try result.get()
    }
}
