import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONDocument
import NIOCore
import SCIMHTTP
import SCIMServer
import SQLite
import SQLiteStorage
import Tenancy
import Tenants
import Testing

/// The whole application side over a fresh SQLite file: a tenant on the Enterprise plan, its Admin, and an access key.
struct HTTPFixture {
    let client: any TestClientProtocol
    let administration: TenantAdministration
    let tenant: Tenant
    let admin: TenantUser
    let key: GeneratedAccessKey
    /// The path of the tenant's base URL.
    var base: String { "/\(tenant.slug)/scim/v2" }

    static func with(
        options: SCIMHTTPOptions = SCIMHTTPOptions(externalURL: "https://scim.example.com"),
        _ body: @escaping @Sendable (HTTPFixture) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "http-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let database = try SQLiteDatabase(
            path: directory.appending(path: "provider.sqlite").path, migrations: ProviderMigrations.all)
        let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
        let keys = SQLiteAccessKeyStore(database: database)
        let authentication = KeyAuthentication(keys: keys, now: now)
        let administration = TenantAdministration(
            tenants: SQLiteTenantStore(database: database), users: SQLiteTenantUserStore(database: database), keys: keys,
            authentication: authentication, now: now, makeID: { TimeOrderedUUID.make(at: now()) })
        let tenant = try await administration.createTenant(slug: "logicgate", name: "LogicGate", plan: .enterprise)
        let admin = try await administration.createUser(
            of: tenant.id, userName: "admin@logicgate.test", displayName: "Admin", permissions: [.admin])
        let key = try await administration.generateAccessKey(named: "Entra", ownedBy: admin.id)
        let router = Router()
        SCIMRoutes(
            authenticator: TenantAuthenticator(authentication: authentication, database: database),
            settings: SCIMServiceSettings(now: now), options: options
        ).add(to: router)
        HealthRoutes(isReady: { true }).add(to: router)
        try await Application(router: router).test(.router) { client in
            try await body(
                HTTPFixture(client: client, administration: administration, tenant: tenant, admin: admin, key: key))
        }
        await database.close()
    }
}

/// What the composition root does: keys of tenants open resources in SQLite.
private struct TenantAuthenticator: SCIMAuthenticator {
    let authentication: KeyAuthentication
    let database: SQLiteDatabase

    func authenticate(_ token: String?, tenant: String) async throws -> SCIMAuthentication {
        switch try await authentication.authenticate(token, tenantSlug: tenant) {
        case .accepted(let holder):
            .accepted(SQLiteResourceStore(database: database, tenant: holder.tenant.id), subject: holder.key.rawValue)
        case .refused(let refusal) where refusal.isForbidden: .forbidden(detail: refusal.description)
        case .refused(let refusal): .unauthenticated(detail: refusal.description)
        }
    }
}

/// An answer with its body read.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: JSONValue

    var id: String { body["id"]?.stringValue ?? "" }
    var detail: String { body["detail"]?.stringValue ?? "" }
}

extension HTTPFixture {
    /// Sends a request below the base URL with the tenant's key; every answer with a body must be SCIM's JSON.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, key: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        headers[.authorization] = "Bearer \(key ?? self.key.secret)"
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/scim+json; charset=utf-8" }
        return try await send(raw: method, base + path, body, headers)
    }

    func send(raw method: HTTPRequest.Method, _ uri: String, _ body: String?, _ headers: HTTPFields) async throws -> Answer {
        try await client.execute(uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }) { response in
            let bytes = Array(response.body.readableBytesView)
            if bytes.isEmpty { return Answer(status: response.status.code, headers: response.headers, body: .null) }
            #expect(response.headers[.contentType] == "application/scim+json")
            return Answer(status: response.status.code, headers: response.headers, body: try JSONValue(parsing: bytes))
        }
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }
    func post(_ path: String, _ body: String) async throws -> Answer { try await send(.post, path, body) }
    func put(_ path: String, _ body: String) async throws -> Answer { try await send(.put, path, body) }
    func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }

    func patch(_ path: String, _ operations: String) async throws -> Answer {
        try await send(
            .patch, path, #"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":\#(operations)}"#)
    }

    func user(_ name: String) async throws -> String {
        let body = #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"\#(name)","active":true}"#
        return try await post("/Users", body).id
    }

    func group(_ name: String) async throws -> String {
        let body = #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"\#(name)"}"#
        return try await post("/Groups", body).id
    }
}

/// Whether an answer is a SCIM error of that status and scimType.
func expectError(
    _ answer: Answer, _ status: Int, _ scimType: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(answer.status == status, sourceLocation: sourceLocation)
    #expect(answer.body["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"], sourceLocation: sourceLocation)
    #expect(answer.body["status"]?.stringValue == String(status), sourceLocation: sourceLocation)
    #expect(answer.body["scimType"]?.stringValue == scimType, sourceLocation: sourceLocation)
    #expect(!answer.detail.isEmpty, sourceLocation: sourceLocation)
}
