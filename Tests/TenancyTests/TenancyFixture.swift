import Foundation
import SCIMServer
import SQLite
import SQLiteStorage
import Synchronization
import Tenancy
import Tenants

/// The use cases over a fresh `provider.sqlite`, with a clock that stands still until it is moved.
final class TenancyFixture: Sendable {
    let administration: TenantAdministration
    let authentication: KeyAuthentication
    let keys: any AccessKeyStore
    private let clock: Clock

    private final class Clock: Sendable { let milliseconds = Mutex<Int64>(1_000_000) }

    private init(_ database: SQLiteDatabase) {
        let clock = Clock()
        let now: @Sendable () -> Int64 = { clock.milliseconds.withLock { $0 } }
        let keys = SQLiteAccessKeyStore(database: database)
        self.keys = keys
        authentication = KeyAuthentication(keys: keys, now: now)
        administration = TenantAdministration(
            tenants: SQLiteTenantStore(database: database), users: SQLiteTenantUserStore(database: database), keys: keys,
            authentication: authentication, now: now, makeID: { TimeOrderedUUID.make(at: now()) })
        self.clock = clock
    }

    var now: Int64 { clock.milliseconds.withLock { $0 } }

    func moveClock(by milliseconds: Int64) { clock.milliseconds.withLock { $0 += milliseconds } }

    static func with(_ body: (TenancyFixture) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "tenancy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = try SQLiteDatabase(
            path: directory.appending(path: "provider.sqlite").path, migrations: ProviderMigrations.all)
        try await body(TenancyFixture(database))
        await database.close()
    }

    /// A tenant on the Enterprise plan with an Admin.
    func tenantWithAdmin(slug: String = "logicgate") async throws -> (Tenant, TenantUser) {
        let tenant = try await administration.createTenant(slug: slug, name: "LogicGate", plan: .enterprise)
        let admin = try await administration.createUser(
            of: tenant.id, userName: "admin@\(slug)", displayName: "Admin", permissions: [.admin])
        return (tenant, admin)
    }
}
