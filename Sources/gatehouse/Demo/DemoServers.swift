import Administration
import Directory
import DirectoryFiles
import Foundation
import JSONDocument
import Provisioning
import Tenancy
import Tenants

/// The two running servers of the demo, and what scripts are told about them.
struct DemoServers: Sendable {
    static let tenantSlug = "logicgate"
    static let adminName = "admin@logicgate.example"

    let folder: DataFolder
    let identity: IdentityServer
    let provider: ProviderServer
    let identityPort: Int
    let providerPort: Int

    var graphURL: String { "http://127.0.0.1:\(identityPort)/v1.0" }
    var tenantURL: String { "http://127.0.0.1:\(providerPort)/\(Self.tenantSlug)/scim/v2" }

    /// Whoever administers the identity side, with everything they may do.
    func administrator() async throws -> Caller {
        guard let caller = try await identity.callers.caller(identity.administrator.id) else {
            throw CommandFailure(
                "the administrator \(identity.administrator.label) is disabled; enable the account or use another data folder")
        }
        return caller
    }

    /// The tenant on the application side and its Admin; made when they are missing.
    func tenantAdmin() async throws -> TenantUser {
        let tenancy = provider.tenancy
        var tenant = try await tenancy.allTenants().first { $0.slug == Self.tenantSlug }
        if tenant == nil { tenant = try await tenancy.createTenant(slug: Self.tenantSlug, name: "LogicGate", plan: .enterprise) }
        guard let tenant else { throw CommandFailure("the tenant \(Self.tenantSlug) could not be made") }
        if let user = try await tenancy.users(of: tenant.id).first(where: { $0.userName == Self.adminName }) { return user }
        return try await tenancy.createUser(
            of: tenant.id, userName: Self.adminName, displayName: "LogicGate Admin", permissions: [.admin])
    }
}

/// `demo.json`: what a script needs to use the demo.
struct DemoFile {
    static let name = "demo.json"

    var accessKey: String
    var token: String
    var servicePrincipal: String
    var application: String
    var job: String
    /// Whether the week of changes has been made.
    var hasWeekPassed: Bool

    /// What an earlier run wrote; `nil` when there is none that can be read.
    init?(in folder: DataFolder) {
        guard let data = FileManager.default.contents(atPath: folder.file(Self.name)), let json = try? JSONValue(parsing: Array(data)),
            let accessKey = json["provider"]?["accessKey"]?.stringValue, let token = json["identity"]?["token"]?.stringValue
        else { return nil }
        self.init(accessKey: accessKey, token: token)
        hasWeekPassed = json["week"]?.boolValue ?? false
    }

    init(accessKey: String, token: String) {
        self.accessKey = accessKey
        self.token = token
        (servicePrincipal, application, job, hasWeekPassed) = ("", "", "", false)
    }

    func write(_ servers: DemoServers) throws {
        let json: JSONValue = [
            "provider": [
                "tenantURL": .string(servers.tenantURL), "accessKey": .string(accessKey), "admin": .string(DemoServers.adminName),
            ],
            "identity": [
                "graphURL": .string(servers.graphURL), "token": .string(token), "admin": .string(servers.identity.administrator.label),
            ],
            "application": ["id": .string(application), "servicePrincipalId": .string(servicePrincipal)],
            "job": ["id": .string(job)],
            "week": .bool(hasWeekPassed),
        ]
        try servers.folder.write(json.indentedText() + "\n", to: Self.name)
    }
}
