import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// `gatehouse demo`: both servers with sample data, and the tutorial from its first step to a week of changes.
struct DemoCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Runs both sides with a sample directory and walks through the tutorial.",
        discussion: """
            Starts the application side (a SCIM service with the tenant LogicGate) and the identity side (the directory Contoso), connects
            them as the tutorial does, runs the initial cycle, makes five changes and runs the incremental cycle. Both servers stay up
            until Ctrl-C; --exit ends instead. Started again on the same data folder it goes on where it was.

            When everything is ready, demo.json in the data folder (mode 0600) has the addresses, ids and tokens.
            """)

    @Option(help: "The data folder. (default: a new temporary one)") var data: String?
    @Option(help: "The size of the sample directory; 1000 is the one that comes with the program.") var users = 1000
    @Option(help: "The port of the identity side; 0 takes a free one.") var port = 8080
    @Option(help: "The port of the application side; 0 takes a free one.") var providerPort = 8081
    @Flag(help: "Ends when the walk is done, instead of serving on.") var exit = false
    @Option(help: "trace, debug, info, notice, warning, error or critical.") var logLevel = "warning"

    func validate() throws {
        // With fewer there would not be enough people in scope for a week of changes.
        guard (20...1_000_000).contains(users) else { throw ValidationError("--users takes a number from 20 to 1000000") }
        for (name, value) in [("--port", port), ("--provider-port", providerPort)] where !(0...65_535).contains(value) {
            throw ValidationError("\(name) takes a number from 0 to 65535")
        }
    }

    func perform() async throws {
        let folder = try DataFolder(data ?? Self.temporaryFolder())
        Terminal.write("Data folder: \(folder.path)")
        let (identityPort, providerPort) = (PortPromise(), PortPromise())

        var providerConfiguration = ProviderServer.Configuration(folder: folder)
        providerConfiguration.port = self.providerPort
        providerConfiguration.portSetting = "--provider-port"
        providerConfiguration.logger = try ServerOptions.logger("gatehouse.provider", logLevel)
        providerConfiguration.onRunning = { providerPort.fulfil($0) }
        let provider = try ProviderServer.open(providerConfiguration)

        var identityConfiguration = IdentityServer.Configuration(folder: folder)
        identityConfiguration.port = port
        identityConfiguration.logger = try ServerOptions.logger("gatehouse.identity", logLevel)
        identityConfiguration.onRunning = { identityPort.fulfil($0) }
        let identity = try await IdentityServer.open(identityConfiguration)

        let (userCount, staysUp) = (users, !exit)
        let walk = DemoWalkService {
            let servers = DemoServers(
                folder: folder, identity: identity, provider: provider, identityPort: try await identityPort.value(),
                providerPort: try await providerPort.value())
            try await DemoWalk(servers: servers, userCount: userCount).run()
            if staysUp {
                Terminal.write("\nBoth servers stay up; Ctrl-C ends them.")
                try? await gracefulShutdown()
            }
        }
        try await ServiceGroup(
            configuration: .init(
                // One that fails must not tear the others down in the middle of a request.
                services: [
                    .init(service: provider, failureTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: identity, failureTerminationBehavior: .gracefullyShutdownGroup),
                    .init(
                        service: walk, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                ], gracefulShutdownSignals: [.sigterm, .sigint], logger: identityConfiguration.logger)
        ).run()
    }

    private static func temporaryFolder() -> String {
        FileManager.default.temporaryDirectory.appending(path: "gatehouse-demo-\(UUID().uuidString.prefix(8).lowercased())").path
    }
}

/// The walk as a service beside the two servers: ends with them, and when it is done ends them.
private struct DemoWalkService: Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await body() }
    }
}
