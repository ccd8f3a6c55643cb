import Directory
import DirectorySource
import Foundation
import JSONDocument
import Persistence
import Provisioning
import SCIMClient
import SCIMTarget
import SQLite
import SQLiteStorage
import Synchronization
import Testing

/// A directory, an application that speaks SCIM over real HTTP, and a job between them; each test has its own.
final class TestWorld: Sendable {
    let directory: any DirectoryStore & MembershipStore
    let assignments: any AppRoleAssignmentStore
    let applications: any ApplicationStore
    let jobs: any JobStore
    let links: any LinkStore
    let log: any ProvisioningLogStore
    let vault: SecretVault
    let clock = ManualClock()
    let target = TargetService()
    let servicePrincipal = ObjectID(GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 1))
    let job = JobID(rawValue: "logicgate.contoso.1")
    let tenantURL: String
    private let database: SQLiteDatabase
    private let server: TargetServer
    private let folder: TemporaryFolder
    private let names = Mutex(0)

    init(_ schema: SynchronizationSchema = .test(), scope: SynchronizationScope = .assigned, roles: [AppRole] = []) async throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.path + "/identity.sqlite", migrations: IdentityMigrations.all)
        directory = SQLiteDirectoryStore(database: database)
        assignments = SQLiteAppRoleAssignmentStore(database: database)
        applications = SQLiteApplicationStore(database: database)
        jobs = SQLiteJobStore(database: database)
        links = SQLiteLinkStore(database: database)
        log = SQLiteProvisioningLogStore(database: database)
        vault = SecretVault(store: SQLiteSecretStore(database: database), sealing: OpenSealing())
        server = try await TargetServer(target)
        tenantURL = "http://127.0.0.1:\(server.port)/scim"
        let appID = GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 2)
        try await applications.create(
            Application(
                id: ObjectID(GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 3)), appID: appID, applicationTemplateID: nil, displayName: "LogicGate",
                appRoles: roles, createdDateTime: clock.now()),
            ServicePrincipal(
                id: servicePrincipal, appID: appID, applicationTemplateID: nil, displayName: "LogicGate", appRoles: roles,
                createdDateTime: clock.now()))
        try await jobs.create(
            SynchronizationJob(
                id: job, servicePrincipal: ServicePrincipalID(rawValue: servicePrincipal.text), templateID: "logicgate",
                schedule: Schedule(state: .active), scope: scope, created: clock.now()),
            schema: schema)
        try await setSecrets(["BaseAddress": tenantURL, "SecretToken": TargetService.token])
    }

    func setSecrets(_ secrets: [String: String]) async throws {
        try await vault.save(secrets, of: ServicePrincipalID(rawValue: servicePrincipal.text))
    }

    // MARK: Running

    struct Knobs: Sendable {
        var settings = CycleRunner.Settings()
        /// Whether requests are given up after a second.
        var isHasty = false
    }

    /// A fresh engine over the same files, as after a restart of the program.
    func makeEngine(
        _ knobs: Knobs = Knobs(), links: (any LinkStore)? = nil, observe: @escaping @Sendable (EngineEvent) -> Void = { _ in }
    ) -> JobEngine {
        let clock = clock
        return JobEngine(
            jobs: jobs, links: links ?? self.links, vault: vault,
            connectors: Connectors(
                source: DirectorySource(
                    directory: directory, memberships: directory, assignments: assignments, applications: applications,
                    feed: SQLiteChangeFeed(database: database), servicePrincipal: servicePrincipal),
                transport: knobs.isHasty ? Self.hastyTransport : Self.patientTransport),
            board: ProgressBoard(),
            environment: JobEngine.Environment(
                now: { clock.now() }, sleep: { try await clock.sleep($0) }, makeID: { UUID().uuidString.lowercased() }, observe: observe),
            settings: knobs.settings)
    }

    /// Runs the cycle that is due and answers how it ended.
    @discardableResult func run(_ knobs: Knobs = Knobs(), sourceLocation: SourceLocation = #_sourceLocation) async throws -> CycleSummary {
        try #require(try await makeEngine(knobs).runCycle(of: job), sourceLocation: sourceLocation)
    }

    /// How a cycle ends before its time.
    enum Interruption: Sendable, CaseIterable {
        /// Somebody stops it: what is done is saved.
        case stop
        /// `kill -9`: what is not saved yet is lost.
        case kill
    }

    /// Runs a cycle that is interrupted when that many requests have arrived; answers whether it came to its end before.
    func run(_ knobs: Knobs, interruptedBy interruption: Interruption, after requests: Int) async throws -> Bool {
        let store = MortalLinkStore(links)
        let engine = makeEngine(knobs, links: store)
        let (reached, ring) = AsyncStream.makeStream(of: Void.self)
        target.setAlarm(after: requests) {
            if interruption == .kill { store.die() }
            ring.yield()
        }
        return try await withThrowingTaskGroup(of: Bool?.self) { group in
            group.addTask {
                do throws(StorageError) { return try await engine.runCycle(of: self.job) != nil } catch {
                    guard error == .unavailable("killed") else { throw error }
                    return false
                }
            }
            group.addTask {
                for await _ in reached { return nil }
                return nil
            }
            var isOver = false
            while let end = try await group.next() {
                if let end { isOver = end }
                group.cancelAll()
            }
            return isOver
        }
    }

    /// Runs a cycle that is expected to send nothing.
    func expectNoRequest(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        target.forgetRequests()
        try await run(sourceLocation: sourceLocation)
        #expect(target.requests.map(\.text) == [], sourceLocation: sourceLocation)
    }

    private static let patientTransport = AsyncHTTPClientTransport(timeoutInSeconds: 30)
    private static let hastyTransport = AsyncHTTPClientTransport(timeoutInSeconds: 1)

    // MARK: What there is to see

    func records(_ source: ObjectID? = nil, status: ProvisioningResult? = nil) async throws -> [ProvisioningLogRecord] {
        var query = ProvisioningLogQuery()
        query.source = source.map { SourceID(rawValue: $0.text) }
        query.status = status
        query.limit = 10_000
        query.newestFirst = false
        return try await log.records(query)
    }

    func escrow(of id: ObjectID, _ type: ObjectType = .user) async throws -> Escrow? {
        try await links.escrows(of: type, for: [SourceID(rawValue: id.text)], job: job).values.first
    }

    func link(of id: ObjectID, _ type: ObjectType = .user) async throws -> Link? {
        try await links.links(of: type, for: [SourceID(rawValue: id.text)], job: job).values.first
    }

    func nextNumber() -> Int {
        names.withLock { number in
            number += 1
            return number
        }
    }
}

/// The two ends of the job.
private struct Connectors: ConnectorFactory {
    let source: DirectorySource
    let transport: AsyncHTTPClientTransport

    func makeSource(for job: SynchronizationJob) throws(ConnectorError) -> any SourceConnector { source }

    func makeTarget(with credentials: TargetCredentials) throws(ConnectorError) -> any TargetConnector {
        do {
            return SCIMTarget(
                client: SCIMClient(base: try SCIMBaseURL(credentials.baseAddress), token: credentials.secretToken, transport: transport))
        } catch {
            throw ConnectorError(kind: .rejected, code: "InvalidTenantURL", message: error.reason)
        }
    }

    func name(of servicePrincipal: ServicePrincipalID) async -> String { "LogicGate" }
}

/// Seals nothing: what is sealed is the sealing's own business, and tested there.
private struct OpenSealing: SecretSealing {
    func seal(_ secret: String, context: String) throws(SealingError) -> [UInt8] { Array(secret.utf8) }
    func open(_ sealed: [UInt8], context: String) throws(SealingError) -> String { String(decoding: sealed, as: UTF8.self) }
}
