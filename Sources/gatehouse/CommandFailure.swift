import Administration
import ArgumentParser
import GraphClient
import Persistence
import Provisioning
import SealedSecrets

/// Why a command ends without success: one line for people, and a status for scripts.
struct CommandFailure: Error, Hashable, Sendable {
    /// The exit statuses, as `gatehouse --help` documents them.
    enum Exit: Int32, Hashable, Sendable {
        /// The command failed.
        case failed = 1
        /// The server refused, or what was named does not exist.
        case refused = 2
        /// The command line or a setting makes no sense.
        case usage = 64
    }

    let line: String
    let exit: Exit

    init(_ line: String, exit: Exit = .failed) {
        self.line = line
        self.exit = exit
    }

    /// What an error of any kind means for the command line.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as GraphClientError: self.init(error.description, exit: error.isRefusal ? .refused : .failed)
        case let error as AdministrationError: self.init(error.description, exit: error.isRefusal ? .refused : .failed)
        case let error as SecretKeyError: self.init(error.reason)
        case let error as SecretError: self.init(error)
        default: self.init("\(error)")
        }
    }
}

extension CommandFailure {
    private init(_ error: SecretError) {
        switch error {
        case .storage(let error): self.init(error.description)
        case .sealing(let error): self.init(error.reason)
        }
    }
}

extension AdministrationError {
    fileprivate var isRefusal: Bool {
        switch self {
        case .forbidden, .notFound: true
        case .invalid, .conflict: false
        }
    }
}

/// A command whose errors become one line on standard error and an exit status.
protocol GatehouseCommand: AsyncParsableCommand {
    func perform() async throws
}

extension GatehouseCommand {
    mutating func run() async throws {
        do {
            try await perform()
        } catch let error where Self.isForParser(error) {
            throw error
        } catch {
            let failure = CommandFailure(error)
            Terminal.complain(failure.line)
            throw ExitCode(failure.exit.rawValue)
        }
    }

    /// Errors that the argument parser itself presents.
    private static func isForParser(_ error: any Error) -> Bool {
        error is ValidationError || error is ExitCode || error is CleanExit
    }
}
