import ArgumentParser
import GraphClient

/// How a command reaches the running server.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server's URL. (environment: GATEHOUSE_SERVER, file: server; default: http://127.0.0.1:8080)"))
    var server: String?

    @Option(help: "An API token. (environment: GATEHOUSE_TOKEN, file: token)")
    var token: String?

    @Option(help: "A JSON file with settings. (environment: GATEHOUSE_CONFIG; default: gatehouse.json if it exists)")
    var config: String?

    /// A client for the configured server. - Throws: ``CommandFailure`` when no token is configured.
    func client() async throws -> GraphClient {
        let settings = try await Settings(flags: ["server": server, "token": token], file: config)
        guard let token = settings.secret("token") else {
            throw CommandFailure(
                "no API token: give --token, set GATEHOUSE_TOKEN, or put {\"token\": …} into gatehouse.json; "
                    + "“gatehouse serve” writes the first one into admin-token in its data folder")
        }
        return try GraphClient(server: settings.text("server") ?? "http://127.0.0.1:8080", token: token)
    }
}
