import CSQLite
import Persistence

/// A reader thread's work: each command sees one snapshot, in a deferred transaction of its own.
struct SQLiteReader {
    private let commands: WorkQueue<any DatabaseCommand>

    init(commands: WorkQueue<any DatabaseCommand>) {
        self.commands = commands
    }

    func run(on connection: SQLiteConnection) {
        while let command = commands.takeFirst() {
            let failure = read(command, on: connection)
            command.finish(failure: failure)
        }
    }

    private func read(_ command: any DatabaseCommand, on connection: SQLiteConnection) -> StorageError? {
        do throws(StorageError) {
            try connection.executeControl("BEGIN")
            try command.run(on: connection)
            try connection.executeControl("COMMIT")
            return nil
        } catch {
            if !connection.isInAutocommit { try? connection.executeControl("ROLLBACK") }
            return error
        }
    }
}
