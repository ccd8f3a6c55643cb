import Foundation
import SCIMServer
import SQLite
import SQLiteStorage
import Tenants

/// A fresh `provider.sqlite` with two tenants in a folder of its own, removed in the end.
struct ProviderFixture {
    let directory: URL
    let database: SQLiteDatabase
    let tenant = TenantID(rawValue: "11111111-1111-7111-8111-111111111111")
    let otherTenant = TenantID(rawValue: "22222222-2222-7222-8222-222222222222")

    var store: SQLiteResourceStore { SQLiteResourceStore(database: database, tenant: tenant) }
    var otherStore: SQLiteResourceStore { SQLiteResourceStore(database: database, tenant: otherTenant) }
    var tenants: SQLiteTenantStore { SQLiteTenantStore(database: database) }
    var users: SQLiteTenantUserStore { SQLiteTenantUserStore(database: database) }
    var keys: SQLiteAccessKeyStore { SQLiteAccessKeyStore(database: database) }

    static func with(_ body: (ProviderFixture) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "provider-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = try SQLiteDatabase(
            path: directory.appending(path: "provider.sqlite").path, migrations: ProviderMigrations.all)
        let fixture = ProviderFixture(directory: directory, database: database)
        try await fixture.tenants.create(Tenant(id: fixture.tenant, slug: "one", name: "One", plan: .enterprise, created: 1))
        try await fixture.tenants.create(Tenant(id: fixture.otherTenant, slug: "two", name: "Two", plan: .free, created: 2))
        try await body(fixture)
        await database.close()
    }

    func record(_ name: String, type: String = "User", id: String? = nil, externalID: String? = nil) -> ResourceRecord {
        let id = id ?? TimeOrderedUUID.make(at: 1_000)
        return ResourceRecord(
            id: id, resourceType: type, uniqueKey: UniqueKey.folded(name), externalID: externalID, display: name, active: true,
            created: 1_000, lastModified: 1_000, version: 1, document: Array(#"{"id":"\#(id)"}"#.utf8))
    }

    func created(_ name: String, type: String = "User", members: [String] = []) async throws -> ResourceRecord {
        let record = record(name, type: type)
        _ = try await store.create(record, members: members)
        return record
    }
}
