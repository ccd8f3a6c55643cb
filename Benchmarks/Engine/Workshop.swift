import Foundation
import SCIMServer
import SQLite
import SQLiteStorage
import Tenancy
import Tenants

/// Where a measurement takes place: the program, a folder, tenants of the application side.
struct Workshop: Sendable {
    let program: String
    let folder: String

    init(program: String, folder: String) throws {
        self.program = program
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private var providerFolder: String { folder + "/provider" }

    /// A tenant and a key to its SCIM service.
    struct TenantAccess: Sendable {
        let slug: String
        let key: String

        func url(port: Int) -> String { "http://127.0.0.1:\(port)/\(slug)/scim/v2" }
    }

    /// Makes tenants while no server runs.
    func makeTenants(_ count: Int) async throws -> [TenantAccess] {
        try FileManager.default.createDirectory(atPath: providerFolder, withIntermediateDirectories: true)
        let database = try SQLiteDatabase(path: providerFolder + "/provider.sqlite", migrations: ProviderMigrations.all)
        let keys = SQLiteAccessKeyStore(database: database)
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
        let tenancy = TenantAdministration(
            tenants: SQLiteTenantStore(database: database), users: SQLiteTenantUserStore(database: database), keys: keys,
            authentication: KeyAuthentication(keys: keys, now: now), now: now, makeID: { UUID().uuidString.lowercased() })
        var made: [TenantAccess] = []
        for number in 1...count {
            let tenant = try await tenancy.createTenant(slug: "tenant\(number)", name: "Tenant \(number)", plan: .enterprise)
            let admin = try await tenancy.createUser(of: tenant.id, userName: "admin", displayName: "Admin", permissions: [.admin])
            made.append(TenantAccess(slug: tenant.slug, key: try await tenancy.generateAccessKey(named: "bench", ownedBy: admin.id).secret))
        }
        await database.close()
        return made
    }

    func startProvider() async throws -> ServerProcess {
        try await ServerProcess(program, ["provider", "serve", "--data", providerFolder])
    }

    func startIdentity(in folder: String) async throws -> ServerProcess { try await ServerProcess(program, ["serve", "--data", folder]) }
}
