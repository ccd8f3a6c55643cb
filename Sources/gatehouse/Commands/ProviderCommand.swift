import ArgumentParser
import Tenancy
import Tenants

/// `gatehouse provider …`: the application side.
struct ProviderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider", abstract: "The application side: runs the SCIM service, makes tenants and access keys.",
        subcommands: [ProviderServe.self, ProviderTenant.self, ProviderKey.self])
}

struct ProviderServe: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Runs the application side: the SCIM 2.0 API of all tenants.",
        discussion: """
            Settings come from flags, else from the environment (GATEHOUSE_PROVIDER_HOST, …_PORT, …_DATA, …_LOG_LEVEL), else from
            the file ({"provider": {"host", "port", "data", "logLevel"}}).
            """)

    @OptionGroup var server: ServerOptions
    @Option(name: .customLong("public-url"), help: "What clients reach the server as, such as https://app.example; behind a proxy.")
    var publicURL: String?

    func perform() async throws {
        let settings = try await server.settings(prefix: "provider.", adding: ["provider.publicUrl": publicURL])
        let port = try settings.port("provider.port", default: 8081)
        let logger = try ServerOptions.logger("gatehouse.provider", settings.text("provider.logLevel") ?? settings.text("logLevel"))
        let path = settings.text("provider.data") ?? settings.text("data") ?? DataFolder.standardPath
        var configuration = ProviderServer.Configuration(folder: try DataFolder(path))
        configuration.host = settings.text("provider.host") ?? configuration.host
        configuration.port = port
        configuration.publicURL = settings.text("provider.publicUrl")
        configuration.logger = logger
        let host = configuration.host
        configuration.onRunning = { Terminal.write("application side: http://\(host):\($0)/{tenant}/scim/v2") }
        try await serve(try ProviderServer.open(configuration), logger: logger)
    }
}

struct ProviderTenant: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Makes tenants, while no server runs on the data folder.", subcommands: [ProviderTenantCreate.self]
    )
}

/// The plans by the names that people type.
extension Plan: ExpressibleByArgument {}

struct ProviderTenantCreate: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Makes a tenant with its first Admin.",
        discussion: "SCIM needs the plan enterprise or enterprisePlus.")

    @Argument(help: "The tenant's name, such as LogicGate.") var name: String
    @Option(help: "free, professional, enterprise or enterprisePlus.") var plan: Plan = .enterprise
    @Option(help: "The user name of the first Admin.") var admin: String
    @Option(help: "The tenant's place in URLs; made from the name unless given.") var slug: String?
    @OptionGroup var folder: FolderOptions

    func perform() async throws {
        try await ProviderServer.offline(in: try await folder.folder("provider.data")) { tenancy in
            let tenant = try await tenancy.createTenant(slug: slug ?? Self.slug(name), name: name, plan: plan)
            _ = try await tenancy.createUser(of: tenant.id, userName: admin, displayName: admin, permissions: [.admin])
            Terminal.write("made the tenant “\(tenant.name)” on the plan \(tenant.plan.displayName), Admin \(admin)")
            Terminal.write("tenant URL path: /\(tenant.slug)/scim/v2")
            Terminal.write("next: gatehouse provider key create \(tenant.slug) --owner \(admin)")
        }
    }

    /// Letters and digits of the name, everything else as single hyphens.
    static func slug(_ name: String) -> String {
        name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

struct ProviderKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Makes access keys, while no server runs on the data folder.", subcommands: [ProviderKeyCreate.self])
}

struct ProviderKeyCreate: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Generates an access key and shows it once.",
        discussion: "The key works while its owner is an active Admin. It goes to standard output alone, so that it can be piped.")

    @Argument(help: "The tenant: its place in URLs.") var tenant: String
    @Option(help: "The user name of the Admin who owns the key.") var owner: String
    @Option(help: "What the key is called.") var name = "Provisioning"
    @OptionGroup var folder: FolderOptions

    func perform() async throws {
        try await ProviderServer.offline(in: try await folder.folder("provider.data")) { tenancy in
            let found = try await tenancy.tenant(slug: tenant)
            guard let user = try await tenancy.users(of: found.id).first(where: { $0.userName.lowercased() == owner.lowercased() }) else {
                throw CommandFailure("the tenant “\(tenant)” has no user “\(owner)”", exit: .refused)
            }
            let key = try await tenancy.generateAccessKey(named: name, ownedBy: user.id)
            Terminal.complain("this access key is shown only now:")
            Terminal.write(key.secret)
        }
    }
}

extension ProviderServer {
    /// Runs use cases on a folder that no server is using.
    static func offline(in folder: DataFolder, _ body: (TenantAdministration) async throws -> Void) async throws {
        let provider = try ProviderServer.open(Configuration(folder: folder))
        let outcome = await Result { try await body(provider.tenancy) }
        await provider.close()
        try outcome.get()
    }
}
