import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Routes, served on a port until the server is shut down.
struct HTTPService: Service {
    let responder: RouterResponder<BasicRequestContext>
    let host: String
    let port: Int
    /// The option that chooses the port, for messages.
    let portSetting: String
    let logger: Logger
    let onRunning: @Sendable (Int) async -> Void

    /// - Throws: ``CommandFailure`` when the address cannot be had.
    func run() async throws {
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "Gatehouse"),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError {
            throw failure(error)
        }
    }

    private func failure(_ error: IOError) -> CommandFailure {
        switch error.errnoCode {
        case EADDRINUSE: CommandFailure("port \(port) on \(host) is in use; choose another with \(portSetting), or stop what is using it")
        case EACCES: CommandFailure("port \(port) needs more rights than this process has; choose one above 1023 with \(portSetting)")
        case EADDRNOTAVAIL: CommandFailure("this machine has no address \(host); choose another with --host")
        default: CommandFailure("the server cannot listen on \(host):\(port): \(String(cString: strerror(error.errnoCode)))")
        }
    }
}
