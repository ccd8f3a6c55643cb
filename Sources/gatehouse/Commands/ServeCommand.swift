import Administration
import ArgumentParser
import Directory
import GraphAPI

/// `gatehouse serve`: the identity side.
struct ServeCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the identity side: directory, provisioning engine, administration API.",
        discussion: """
            The first start makes a directory with one Global Administrator and writes a token for the API into the file
            admin-token in the data folder (mode 0600). Secrets of applications are sealed with the key in secrets.key, or
            with GATEHOUSE_SECRETS_KEY (64 hexadecimal digits).

            Settings come from flags, else from the environment (GATEHOUSE_HOST, GATEHOUSE_PORT, GATEHOUSE_DATA,
            GATEHOUSE_LOG_LEVEL), else from the file (host, port, data, logLevel).
            """)

    @OptionGroup var server: ServerOptions
    @Option(help: "The name of a new directory. (default: Contoso)") var organization: String?
    @Option(help: "The domain of principal names in a new directory. (default: contoso.example)") var domain: String?
    @Option(help: "The principal name of the first Global Administrator. (default: admin@ and the domain)") var admin: String?
    @Option(name: .customLong("public-url"), help: "What clients reach the server as, such as https://id.example; behind a proxy.")
    var publicURL: String?

    func perform() async throws {
        let settings = try await server.settings(adding: [
            "organization": organization, "domain": domain, "admin": admin, "publicUrl": publicURL,
        ])
        let port = try settings.port("port", default: 8080)
        let logger = try ServerOptions.logger("gatehouse.identity", settings.text("logLevel"))
        var configuration = IdentityServer.Configuration(folder: try DataFolder(settings.text("data") ?? DataFolder.standardPath))
        configuration.host = settings.text("host") ?? configuration.host
        configuration.port = port
        configuration.organization = settings.text("organization") ?? configuration.organization
        configuration.domain = settings.text("domain") ?? configuration.domain
        configuration.administrator = settings.text("admin")
        configuration.publicURL = settings.text("publicUrl")
        configuration.secretsKey = settings.secret("secretsKey")
        configuration.logger = logger
        let host = configuration.host
        configuration.onRunning = { Terminal.write("identity side: http://\(host):\($0)/v1.0") }

        let identity = try await IdentityServer.open(configuration)
        try identity.announceFirstToken()
        try await serve(identity, logger: logger)
    }
}

extension IdentityServer {
    /// Where the first token is written.
    static let tokenFile = "admin-token"

    /// Writes the token of a first start where only the administrator of the machine can read it, and says so.
    func announceFirstToken() throws(CommandFailure) {
        guard let firstToken else { return }
        try configuration.folder.write(firstToken.secret + "\n", to: Self.tokenFile)
        Terminal.write("new directory “\(services.organization.displayName)”; Global Administrator: \(administrator.label)")
        Terminal.write("API token: in \(configuration.folder.file(Self.tokenFile)) (export GATEHOUSE_TOKEN=\"$(cat …)\")")
    }
}
