import Foundation
import Hummingbird
import Logging
import Persistence
import SCIMHTTP
import SCIMServer
import SQLite
import SQLiteStorage
import ServiceLifecycle
import Tenancy
import Tenants

/// The application side: tenants, their access keys and their SCIM API over one data folder.
struct ProviderServer: Service {
    struct Configuration: Sendable {
        var folder: DataFolder
        var host = "127.0.0.1"
        /// 0 takes any free one.
        var port = 8081
        /// The option that chooses the port, for messages.
        var portSetting = "--port"
        /// What clients reach the server as, such as `https://app.example`, when that is not the `Host` of requests.
        var publicURL: String?
        var logger = Logger(label: "gatehouse.provider")
        /// Told the port once requests are taken.
        var onRunning: @Sendable (Int) async -> Void = { _ in }
    }

    let configuration: Configuration
    let tenancy: TenantAdministration
    private let database: SQLiteDatabase
    private let authentication: KeyAuthentication
    private let lock: FolderLock

    /// Opens the folder; nothing runs yet.
    static func open(_ configuration: Configuration) throws -> ProviderServer {
        let lock = try FolderLock(.provider, of: configuration.folder)
        let database = try SQLiteDatabase(path: configuration.folder.file("provider.sqlite"), migrations: ProviderMigrations.all)
        return ProviderServer(configuration, lock, database)
    }

    private init(_ configuration: Configuration, _ lock: FolderLock, _ database: SQLiteDatabase) {
        self.configuration = configuration
        self.lock = lock
        self.database = database
        let keys = SQLiteAccessKeyStore(database: database)
        authentication = KeyAuthentication(keys: keys, now: Self.now)
        tenancy = TenantAdministration(
            tenants: SQLiteTenantStore(database: database), users: SQLiteTenantUserStore(database: database), keys: keys,
            authentication: authentication, now: Self.now, makeID: freshID)
    }

    /// The time in milliseconds since 1970 UTC.
    private static let now: @Sendable () -> Int64 = { Int64((Date().timeIntervalSince1970 * 1000).rounded()) }

    func run() async throws {
        let router = Router()
        let authenticator = TenantAuthenticator(authentication: authentication, database: database)
        SCIMRoutes(
            authenticator: authenticator, settings: SCIMServiceSettings(now: Self.now),
            options: SCIMHTTPOptions(externalURL: configuration.publicURL)
        ).add(to: router)
        let tenancy = tenancy
        HealthRoutes { (try? await tenancy.allTenants()) != nil }.add(to: router)
        let server = HTTPService(
            responder: router.buildResponder(), host: configuration.host, port: configuration.port, portSetting: configuration.portSetting,
            logger: configuration.logger,
            onRunning: configuration.onRunning)
        let outcome = await Result {
            try await ServiceGroup(services: [recorder, server], logger: configuration.logger).run()
        }
        await close()
        try outcome.get()
    }

    private var recorder: KeyUseService {
        let logger = configuration.logger
        return KeyUseService(
            recorder: KeyUseRecorder(authentication: authentication) { error in
                logger.warning("the last use of access keys could not be recorded", metadata: ["error": "\(error)"])
            })
    }

    /// Lets go of the database; `run()` does it by itself.
    func close() async { await database.close() }
}

/// Writes down the use of access keys until the server is shut down.
private struct KeyUseService: Service {
    let recorder: KeyUseRecorder

    func run() async throws {
        await cancelWhenGracefulShutdown { await recorder.run() }
    }
}

/// Opens a tenant's resources to whoever presents one of its access keys.
private struct TenantAuthenticator: SCIMAuthenticator {
    let authentication: KeyAuthentication
    let database: SQLiteDatabase

    func authenticate(_ token: String?, tenant: String) async throws -> SCIMAuthentication {
        switch try await authentication.authenticate(token, tenantSlug: tenant) {
        case .accepted(let holder):
            .accepted(SQLiteResourceStore(database: database, tenant: holder.tenant.id), subject: holder.key.rawValue)
        case .refused(let refusal):
            refusal.isForbidden ? .forbidden(detail: refusal.description) : .unauthenticated(detail: refusal.description)
        }
    }
}
