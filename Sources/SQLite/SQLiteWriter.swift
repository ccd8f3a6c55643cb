import CSQLite
import Persistence

/// The writer thread's work: group commit.
///
/// Takes all commands that wait, runs each in a savepoint of one transaction, and answers only after COMMIT has made them
/// durable. One `fsync` then serves every task that was waiting, which makes `synchronous=FULL` nearly free under load.
struct SQLiteWriter {
    private let commands: WorkQueue<any DatabaseCommand>
    private let checkpointer: Checkpointer
    private var logLimit: WriteAheadLogLimit

    init(commands: WorkQueue<any DatabaseCommand>, checkpointer: Checkpointer, logLimit: WriteAheadLogLimit) {
        self.commands = commands
        self.checkpointer = checkpointer
        self.logLimit = logLimit
    }

    mutating func run(on connection: SQLiteConnection) {
        connection.refusesAutocommit = true
        while let batch = commands.takeAll() {
            answer(batch, on: connection)
            checkpointer.noteWriting()
            logLimit.enforce(on: connection)
        }
    }

    private func answer(_ batch: [any DatabaseCommand], on connection: SQLiteConnection) {
        do throws(StorageError) {
            let failures = try commit(batch, on: connection)
            for (command, failure) in zip(batch, failures) { command.finish(failure: failure) }
        } catch {
            // Nothing of the batch is in the database, whatever the single commands thought.
            if !connection.isInAutocommit { try? connection.executeControl("ROLLBACK") }
            for command in batch { command.finish(failure: error) }
        }
    }

    /// Runs the batch in one transaction.
    ///
    /// - Returns: For each command its own failure, after which its savepoint was rolled back, or nil.
    /// - Throws: The error that undid the whole batch.
    private func commit(_ batch: [any DatabaseCommand], on connection: SQLiteConnection) throws(StorageError) -> [StorageError?] {
        var failures: [StorageError?] = []
        failures.reserveCapacity(batch.count)
        try connection.executeControl("BEGIN IMMEDIATE")
        for command in batch {
            try connection.executeControl("SAVEPOINT command")
            let failure = run(command, on: connection)
            // SQLite may answer a full disk or an I/O error by rolling back everything, also the commands before this one.
            if connection.isInAutocommit {
                throw failure ?? .unavailable("\(connection.path): the transaction ended inside a command")
            }
            if failure != nil { try connection.executeControl("ROLLBACK TO command") }
            try connection.executeControl("RELEASE command")
            failures.append(failure)
        }
        try connection.executeControl("COMMIT")
        return failures
    }

    private func run(_ command: any DatabaseCommand, on connection: SQLiteConnection) -> StorageError? {
        do throws(StorageError) {
            try command.run(on: connection)
            return nil
        } catch {
            return error
        }
    }
}
