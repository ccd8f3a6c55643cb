import Foundation
import JSONDocument
import SCIM
import SCIMServer
import SQLite
import SQLiteStorage
import Synchronization
import Tenants

/// A service over a fresh SQLite file, with a clock that stands still until it is moved.
final class ServiceFixture: Sendable {
    let service: SCIMService
    let store: SQLiteResourceStore
    private let clock: Clock

    private init(database: SQLiteDatabase, tenant: TenantID) {
        let clock = Clock()
        store = SQLiteResourceStore(database: database, tenant: tenant)
        service = SCIMService(
            store: store, baseURL: "https://host/one/scim/v2", settings: SCIMServiceSettings(now: { clock.milliseconds.withLock { $0 } }))
        self.clock = clock
    }

    private final class Clock: Sendable { let milliseconds = Mutex<Int64>(1_767_225_600_000) }

    func moveClock(by milliseconds: Int64) { clock.milliseconds.withLock { $0 += milliseconds } }

    static func with(_ body: (ServiceFixture) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = try SQLiteDatabase(
            path: directory.appending(path: "provider.sqlite").path, migrations: ProviderMigrations.all)
        let tenant = Tenant(id: TenantID(rawValue: "t1"), slug: "one", name: "One", plan: .enterprise, created: 0)
        try await SQLiteTenantStore(database: database).create(tenant)
        try await body(ServiceFixture(database: database, tenant: tenant.id))
        await database.close()
    }
}

extension ServiceFixture {
    func create(_ type: ServedType, _ body: JSONValue) async throws -> JSONValue {
        try Self.document(await service.create(type, body: body.serialized(), selection: ReturnedAttributes()))
    }

    func user(_ name: String) async throws -> String {
        try await create(.user, ["userName": .string(name)])["id"]?.stringValue ?? ""
    }

    /// Creates that many users at once, in no particular order; their ids.
    func users(_ count: Int) async throws -> [String] {
        try await withThrowingTaskGroup { tasks in
            for number in 1...count { tasks.addTask { try await self.user("user\(number)") } }
            return try await tasks.reduce(into: []) { $0.append($1) }
        }
    }

    func group(_ name: String, members: [String] = []) async throws -> String {
        let members = JSONValue.array(members.map { ["value": .string($0)] })
        return try await create(.group, ["displayName": .string(name), "members": members])["id"]?.stringValue ?? ""
    }

    func get(_ type: ServedType, _ id: String) async throws -> JSONValue {
        try Self.document(await service.resource(type, id, selection: ReturnedAttributes()))
    }

    @discardableResult
    func patch(
        _ type: ServedType, _ id: String, _ operations: JSONValue, ifMatch: EntityTagCondition? = nil
    ) async throws -> ResourceAnswer {
        try await service.patch(
            type, id, body: JSONValue.object(["Operations": operations]).serialized(), ifMatch: ifMatch, selection: nil)
    }

    func list(_ type: ServedType, _ filter: String?, startIndex: Int? = nil, count: Int? = nil) async throws -> JSONValue {
        let request = ListRequest(filter: filter, startIndex: startIndex, count: count)
        return try JSONValue(parsing: await service.list(type, request, selection: ReturnedAttributes()))
    }

    /// The ids of the members, in the order in which they are served.
    func members(of group: String) async throws -> [String] {
        try await get(.group, group)["members"]?.arrayValue?.compactMap { $0["value"]?.stringValue } ?? []
    }

    static func document(_ answer: ResourceAnswer) throws -> JSONValue { try JSONValue(parsing: answer.body ?? []) }
}
