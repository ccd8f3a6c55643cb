import Foundation
import JSONDocument
import Persistence
import Provisioning
import SQLite
import SQLiteStorage
import Testing

/// A fresh database with one job, and short ways to make values.
final class ProvisioningFixture: Sendable {
    let folder: String
    let database: SQLiteDatabase
    let jobs: any JobStore
    let links: any LinkStore
    let log: any ProvisioningLogStore
    let secrets: any SecretStore
    let job = ProvisioningFixture.makeJob("logicgate.one")

    /// A time with milliseconds, the precision of the store.
    static let time = Date(timeIntervalSince1970: 1_764_000_000.123)

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("gatehouse-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(path: folder + "/identity.sqlite", migrations: IdentityMigrations.all)
        jobs = SQLiteJobStore(database: database)
        links = SQLiteLinkStore(database: database)
        log = SQLiteProvisioningLogStore(database: database)
        secrets = SQLiteSecretStore(database: database)
        try await jobs.create(job, schema: Self.schema)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// So many seconds after ``time``, to the millisecond.
    static func time(_ seconds: Double) -> Date {
        Date(timeIntervalSince1970: ((time.timeIntervalSince1970 + seconds) * 1000).rounded() / 1000)
    }

    static func makeJob(_ id: String, servicePrincipal: String = "sp-1") -> SynchronizationJob {
        SynchronizationJob(
            id: JobID(rawValue: id), servicePrincipal: ServicePrincipalID(rawValue: servicePrincipal), templateID: "logicgate",
            schedule: Schedule(interval: .seconds(2400), state: .active), created: time)
    }

    static let schema = SynchronizationSchema(
        version: "v1.0",
        directories: [DirectoryDefinition(id: "d", name: "LogicGate", objects: [ObjectDefinition(name: "User", attributes: [])])],
        rules: [
            SynchronizationRule(
                id: "r", name: "USER_OUTBOUND_USER", sourceDirectoryName: "Microsoft Entra ID", targetDirectoryName: "LogicGate",
                objectMappings: [
                    ObjectMapping(
                        name: "users", sourceObjectName: "User", targetObjectName: "User",
                        attributeMappings: [
                            AttributeMapping(
                                targetAttributeName: "userName", source: .attribute("userPrincipalName"), matchingPriority: 1)
                        ])
                ])
        ])

    static func link(_ source: String, type: ObjectType = .user, target: String? = nil, known: JSONObject = ["active": true]) -> Link {
        Link(
            type: type, source: SourceID(rawValue: source), target: TargetID(rawValue: target ?? "t-\(source)"), isActive: true,
            known: known, displayName: "Zoë O’Brien", updated: time)
    }

    static func reference(
        _ source: String, _ attribute: String = "manager", to referenced: String?, isReported: Bool = false
    ) -> PendingReference {
        PendingReference(
            type: .user, source: SourceID(rawValue: source), attribute: attribute,
            referenced: referenced.map(SourceID.init(rawValue:)), isReported: isReported)
    }

    static func escrow(_ source: String, type: ObjectType = .user, due: Double = 0) -> Escrow {
        Escrow(
            type: type, source: SourceID(rawValue: source), firstFailed: time, attempts: 2, nextRetry: time(due), code: "Timeout",
            message: "The application did not answer.")
    }

    static func cycle(_ id: String = "c-1") -> CycleState {
        CycleState(id: CycleID(rawValue: id), kind: .initial, began: time, upTo: Watermark(rawValue: "77"), total: 1000)
    }

    func commit(_ fill: (inout PageOutcome) -> Void) async throws {
        var page = PageOutcome()
        fill(&page)
        try await links.commit(page, job: job.id)
    }

    func resolvable(after last: PendingReference? = nil, limit: Int = 100) async throws -> [ResolvableReference] {
        try await links.resolvableReferences(after: last, limit: limit, job: job.id)
    }
}
