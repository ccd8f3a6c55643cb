import Administration
import Directory
import DirectoryFiles
import DirectorySource
import Foundation
import Persistence
import Provisioning
import SCIMClient
import SCIMTarget
import SQLite
import SQLiteStorage
import SealedSecrets

/// A data folder of the identity side with a directory, LogicGate and a job for everybody, and the engine over it.
struct IdentitySide: Sendable {
    let folder: String
    let directory: SQLiteDirectoryStore
    private let database: SQLiteDatabase
    private let sealing: any SecretSealing

    static let servicePrincipal = ObjectID(GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 1))
    static let job = JobID(rawValue: "logicgate.bench.1")

    /// Makes the folder with so many people of the sample directory.
    ///
    /// - Returns: a token for the administration API.
    static func make(in folder: String, users: Int) async throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let side = try IdentitySide(opening: folder)
        let token = try await side.fill(users: users)
        await side.close()
        return token
    }

    init(opening folder: String) throws {
        self.folder = folder
        database = try SQLiteDatabase(path: folder + "/identity.sqlite", migrations: IdentityMigrations.all)
        directory = SQLiteDirectoryStore(database: database)
        sealing = try SecretKeyFile(path: folder + "/secrets.key").load()
    }

    /// The folder's content once more.
    static func copy(_ folder: String, to copy: String) throws {
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
    }

    func close() async { await database.close() }

    private func fill(users: Int) async throws -> String {
        let date = Date()
        let start = try await FirstStart(
            organizations: SQLiteOrganizationStore(database: database), directory: directory, roles: SQLiteRoleStore(database: database),
            tokens: SQLiteAPITokenStore(database: database)
        ).prepare(displayName: "Contoso", defaultDomain: "contoso.example", administrator: "admin@contoso.example")
        guard let token = start.token else { throw BenchmarkError("the data folder was in use before") }
        _ = try await directory.importAll(from: try SampleDirectory(users: users, date: date).source())
        let appID = GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 2)
        try await SQLiteApplicationStore(database: database).create(
            Application(
                id: ObjectID(GUID(high: 0x5C1D_2B9E_8F4A_4D63, low: 3)), appID: appID, applicationTemplateID: nil, displayName: "LogicGate",
                createdDateTime: date),
            ServicePrincipal(
                id: Self.servicePrincipal, appID: appID, applicationTemplateID: nil, displayName: "LogicGate", createdDateTime: date))
        try await SQLiteJobStore(database: database).create(
            SynchronizationJob(
                id: Self.job, servicePrincipal: ServicePrincipalID(rawValue: Self.servicePrincipal.text), templateID: "logicgate",
                schedule: Schedule(state: .active), scope: .all, created: date),
            schema: SynchronizationTemplate.logicGate.makeSchema("LogicGate", "Contoso"))
        return token.secret
    }

    /// Enters tenant URL and secret token.
    func connect(_ tenant: Workshop.TenantAccess, port: Int) async throws {
        try await SecretVault(store: SQLiteSecretStore(database: database), sealing: sealing).save(
            ["BaseAddress": tenant.url(port: port), "SecretToken": tenant.key],
            of: ServicePrincipalID(rawValue: Self.servicePrincipal.text))
    }

    /// Runs the cycle that is due and answers what it did and how long it took.
    func runCycle(through transport: any HTTPTransport) async throws -> (summary: CycleSummary, duration: Duration) {
        let applications = SQLiteApplicationStore(database: database)
        let engine = JobEngine(
            jobs: SQLiteJobStore(database: database), links: SQLiteLinkStore(database: database),
            vault: SecretVault(store: SQLiteSecretStore(database: database), sealing: sealing),
            connectors: Connectors(
                source: DirectorySource(
                    directory: directory, memberships: directory, assignments: SQLiteAppRoleAssignmentStore(database: database),
                    applications: applications, feed: SQLiteChangeFeed(database: database), servicePrincipal: Self.servicePrincipal),
                transport: transport),
            board: ProgressBoard(),
            environment: JobEngine.Environment(
                now: { Date() }, sleep: { try await Task.sleep(for: $0) },
                makeID: { GUID.timeOrdered(at: Int64(Date().timeIntervalSince1970 * 1000)).text }, observe: { _ in }))
        let clock = ContinuousClock()
        let began = clock.now
        let summary = try await engine.runCycle(of: Self.job)
        let duration = clock.now - began
        guard let summary, summary.state == .succeeded else {
            throw BenchmarkError("the cycle did not succeed: \(summary?.errorMessage ?? "\(summary?.counts.failed ?? 0) objects failed")")
        }
        return (summary, duration)
    }

    private struct Connectors: ConnectorFactory {
        let source: DirectorySource
        let transport: any HTTPTransport

        func makeSource(for job: SynchronizationJob) throws(ConnectorError) -> any SourceConnector { source }

        func makeTarget(with credentials: TargetCredentials) throws(ConnectorError) -> any TargetConnector {
            do {
                return SCIMTarget(
                    client: SCIMClient(base: try SCIMBaseURL(credentials.baseAddress), token: credentials.secretToken, transport: transport)
                )
            } catch {
                throw ConnectorError(kind: .rejected, code: "InvalidTenantURL", message: error.reason)
            }
        }

        func name(of servicePrincipal: ServicePrincipalID) async -> String { "LogicGate" }
    }
}
