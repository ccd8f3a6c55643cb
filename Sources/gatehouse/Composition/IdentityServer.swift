import Administration
import Directory
import Foundation
import GraphAPI
import Hummingbird
import Logging
import NIOCore
import Provisioning
import SCIMTarget
import SQLite
import SQLiteStorage
import SealedSecrets
import ServiceLifecycle

/// The identity side: directory, engine and administration API over one data folder.
///
/// ``open(_:)`` makes the use cases ready, so that a program can work with them before, or without, serving; `run()` serves
/// until it is shut down and then closes the database.
struct IdentityServer: Service {
    struct Configuration: Sendable {
        var folder: DataFolder
        var host = "127.0.0.1"
        /// 0 takes any free one.
        var port = 8080
        /// Of a new directory.
        var organization = "Contoso"
        var domain = "contoso.example"
        /// The principal name of the first Global Administrator; nil: `admin@` and the domain.
        var administrator: String?
        /// 64 hexadecimal digits instead of the key file; it then has to be given at every start.
        var secretsKey: String?
        /// Scheme, host and port under which clients reach the server, when that is not the `Host` of requests.
        var publicURL: String?
        var logger = Logger(label: "gatehouse.identity")
        /// Told the port once requests are taken.
        var onRunning: @Sendable (Int) async -> Void = { _ in }
    }

    let configuration: Configuration
    let stores: IdentityStores
    let services: GraphServices
    let tokens: TokenAdministration
    let roles: RoleAdministration
    let callers: CallerDirectory
    let engine: JobEngine
    /// A Global Administrator, and the token made for it when there was none before.
    let administrator: DirectoryObject
    let firstToken: NewAPIToken?
    private let scheduler: JobScheduler
    private let transport: AsyncHTTPClientTransport
    private let lock: FolderLock

    /// Opens the folder, makes a new directory when there is none, and connects everything; nothing runs yet.
    static func open(_ configuration: Configuration) async throws -> IdentityServer {
        let lock = try FolderLock(.identity, of: configuration.folder)
        let sealing = try sealing(configuration)
        let stores = try IdentityStores(in: configuration.folder)
        try await check(SecretVault(store: stores.secrets, sealing: sealing), stores.jobs)
        let start = try await FirstStart(
            organizations: stores.organizations, directory: stores.directory, roles: stores.roles, tokens: stores.tokens
        ).prepare(
            displayName: configuration.organization, defaultDomain: configuration.domain,
            administrator: configuration.administrator ?? "admin@\(configuration.domain)")
        return IdentityServer(configuration, lock, stores, sealing, start)
    }

    private static func sealing(_ configuration: Configuration) throws -> any SecretSealing {
        if let key = configuration.secretsKey { return try SecretKeyFile.sealing(withKey: key, place: "GATEHOUSE_SECRETS_KEY") }
        return try SecretKeyFile(path: configuration.folder.file("secrets.key")).load()
    }

    /// A key that does not open what is stored is found now, not by the first cycle in the middle of the night.
    private static func check(_ vault: SecretVault, _ jobs: any JobStore) async throws {
        for job in try await jobs.jobs() { _ = try await vault.secrets(of: job.servicePrincipal) }
    }

    private init(
        _ configuration: Configuration, _ lock: FolderLock, _ stores: IdentityStores, _ sealing: any SecretSealing,
        _ start: FirstStart.Outcome
    ) {
        self.configuration = configuration
        self.lock = lock
        self.stores = stores
        administrator = start.administrator
        firstToken = start.token
        transport = AsyncHTTPClientTransport()
        callers = CallerDirectory(
            directory: stores.directory, roles: stores.roles, owners: stores.applications, applications: stores.applications)
        tokens = TokenAdministration(tokens: stores.tokens, directory: stores.directory)
        roles = RoleAdministration(roles: stores.roles, directory: stores.directory)
        engine = JobEngine(
            jobs: stores.jobs, links: stores.links, vault: SecretVault(store: stores.secrets, sealing: sealing),
            connectors: SCIMConnectors(stores: stores, transport: transport), board: ProgressBoard(),
            environment: EngineLog(logger: configuration.logger).environment)
        scheduler = JobScheduler(engine: engine)
        let provisioning = ProvisioningAdministration(
            applications: stores.applications, organizations: stores.organizations, log: stores.log, engine: engine, scheduler: scheduler)
        services = GraphServices(
            organization: start.organization,
            signIn: SignIn(tokens: stores.tokens, callers: callers),
            browsing: DirectoryBrowsing(directory: stores.directory, memberships: stores.directory),
            users: UserAdministration(directory: stores.directory, roles: stores.roles),
            groups: GroupAdministration(directory: stores.directory, memberships: stores.directory),
            deletedItems: DeletedItems(directory: stores.directory, roles: stores.roles),
            applicationBrowsing: ApplicationBrowsing(applications: stores.applications),
            applications: ApplicationAdministration(
                applications: stores.applications, assignments: stores.assignments,
                removeDependents: { try await provisioning.removeAll(of: ServicePrincipalID(rawValue: $0.text)) }),
            owners: OwnerAdministration(owners: stores.applications, directory: stores.directory),
            assignments: AssignmentAdministration(
                assignments: stores.assignments, applications: stores.applications, directory: stores.directory),
            provisioning: provisioning)
    }

    func run() async throws {
        let router = Router()
        GraphRoutes(services, publicURL: configuration.publicURL).add(to: router)
        let organizations = stores.organizations
        HealthRoutes { (try? await organizations.organization()) != nil }.add(to: router)
        let server = HTTPService(
            responder: router.buildResponder(), host: configuration.host, port: configuration.port, portSetting: "--port",
            logger: configuration.logger,
            onRunning: configuration.onRunning)
        let outcome = await Result {
            try await ServiceGroup(
                services: [SchedulerService(scheduler: scheduler), server], logger: configuration.logger
            ).run()
        }
        await close()
        try outcome.get()
    }

    /// Lets go of database and connections; `run()` does it by itself.
    func close() async {
        await transport.shutdown()
        await stores.database.close()
    }
}

/// Runs the engine's scheduler until the server is shut down.
private struct SchedulerService: Service {
    let scheduler: JobScheduler

    func run() async throws {
        await cancelWhenGracefulShutdown { await scheduler.run() }
    }
}
