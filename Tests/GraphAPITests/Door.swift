import Administration
import Directory
import Foundation
import GraphAPI
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONDocument
import NIOCore
import Persistence
import Provisioning
import SQLite
import SQLiteStorage
import SealedSecrets

/// The API over real stores in a fresh folder, without a network; who asks is chosen by token.
struct Door: Sendable {
    static let time = Date(timeIntervalSince1970: 1_800_000_000)

    let services: GraphServices
    let stores: Stores
    let administrator: DirectoryObject
    /// Of a Global Administrator.
    let token: String
    private let application: Hummingbird.Application<RouterResponder<BasicRequestContext>>

    struct Stores: Sendable {
        let database: SQLiteDatabase
        let directory: SQLiteDirectoryStore
        let applications: SQLiteApplicationStore
        let assignments: SQLiteAppRoleAssignmentStore
        let roles: SQLiteRoleStore
        let tokens: SQLiteAPITokenStore
        let jobs: SQLiteJobStore
        let links: SQLiteLinkStore
        let log: SQLiteProvisioningLogStore
    }

    /// Makes everything and calls `body` with it.
    static func with(_ body: (Door) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "graph-api-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let database = try SQLiteDatabase(path: folder + "/identity.sqlite", migrations: IdentityMigrations.all)
        let door = try await Door(database, key: folder + "/secrets.key")
        try await body(door)
        await database.close()
    }

    private init(_ database: SQLiteDatabase, key: String) async throws {
        let organizations = SQLiteOrganizationStore(database: database)
        stores = Stores(
            database: database, directory: SQLiteDirectoryStore(database: database),
            applications: SQLiteApplicationStore(database: database), assignments: SQLiteAppRoleAssignmentStore(database: database),
            roles: SQLiteRoleStore(database: database), tokens: SQLiteAPITokenStore(database: database),
            jobs: SQLiteJobStore(database: database), links: SQLiteLinkStore(database: database),
            log: SQLiteProvisioningLogStore(database: database))
        let start = try await FirstStart(
            organizations: organizations, directory: stores.directory, roles: stores.roles, tokens: stores.tokens, now: { Self.time }
        ).prepare(displayName: "Contoso", defaultDomain: "contoso.example", administrator: "admin@contoso.example")
        administrator = start.administrator
        token = start.token?.secret ?? ""
        let vault = SecretVault(store: SQLiteSecretStore(database: database), sealing: try SecretKeyFile(path: key).load())
        let engine = JobEngine(
            jobs: stores.jobs, links: stores.links, vault: vault, connectors: ProbedConnectors(), board: ProgressBoard(),
            environment: JobEngine.Environment(
                now: { Self.time }, sleep: { _ in }, makeID: { UUID().uuidString.lowercased() }, observe: { _ in }))
        let callers = CallerDirectory(
            directory: stores.directory, roles: stores.roles, owners: stores.applications, applications: stores.applications)
        services = GraphServices(
            organization: start.organization,
            signIn: SignIn(tokens: stores.tokens, callers: callers, now: { Self.time }),
            browsing: DirectoryBrowsing(directory: stores.directory, memberships: stores.directory),
            users: UserAdministration(directory: stores.directory, roles: stores.roles),
            groups: GroupAdministration(directory: stores.directory, memberships: stores.directory),
            deletedItems: DeletedItems(directory: stores.directory, roles: stores.roles),
            applicationBrowsing: ApplicationBrowsing(applications: stores.applications),
            applications: ApplicationAdministration(applications: stores.applications, assignments: stores.assignments),
            owners: OwnerAdministration(owners: stores.applications, directory: stores.directory),
            assignments: AssignmentAdministration(
                assignments: stores.assignments, applications: stores.applications, directory: stores.directory),
            provisioning: ProvisioningAdministration(
                applications: stores.applications, organizations: organizations, log: stores.log, engine: engine,
                scheduler: JobScheduler(engine: engine)))
        let router = Router()
        GraphRoutes(services, publicURL: "http://id.example:8080", now: { Self.time }).add(to: router)
        HealthRoutes { true }.add(to: router)
        application = Hummingbird.Application(router: router)
    }

    /// A token of a new user with these administrator roles.
    func token(of name: String, _ roles: AdministratorRole...) async throws -> (token: String, id: ObjectID) {
        let root = Caller(userID: administrator.id, userPrincipalName: "admin", roles: [.globalAdministrator])
        let user = try await services.users.create(
            [
                Directory.AttributeChange("userPrincipalName", .string("\(name)@contoso.example")),
                Directory.AttributeChange("displayName", .string(name)), Directory.AttributeChange("mailNickname", .string(name)),
                Directory.AttributeChange("accountEnabled", .boolean(true)),
            ], by: root)
        for role in roles { _ = try await stores.roles.grant(role, to: user.id) }
        let tokens = TokenAdministration(tokens: stores.tokens, directory: stores.directory, now: { Self.time })
        return (try await tokens.create(name: "test", for: user.id, by: root).secret, user.id)
    }

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let body: JSONValue

        var code: String? { body["error"]?["code"]?.stringValue }
        var message: String { body["error"]?["message"]?.stringValue ?? "" }
        var values: [JSONValue] { body["value"]?.arrayValue ?? [] }
    }

    /// Sends a request as the Global Administrator unless another token is given; the path may have a query, written plainly.
    func send(
        _ method: String, _ path: String, _ body: JSONValue? = nil, token: String? = nil, version: String = "v1.0"
    ) async throws -> Answer {
        let bearer = token ?? self.token
        let text = path.hasPrefix("http") ? String(path.dropFirst("http://id.example:8080".count)) : "/\(version)/\(path)"
        let uri = text.replacingOccurrences(of: " ", with: "%20").replacingOccurrences(of: "\"", with: "%22")
        let fields: HTTPFields = bearer.isEmpty ? [:] : [.authorization: "Bearer \(bearer)"]
        return try await execute(uri, HTTPRequest.Method(method) ?? .get, fields, body.map { ByteBuffer(bytes: $0.serialized()) })
    }

    private func execute(
        _ uri: String, _ method: HTTPRequest.Method, _ fields: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        try await application.test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: fields, body: body) { response in
                let bytes = Array(buffer: response.body)
                return Answer(
                    status: Int(response.status.code), headers: response.headers,
                    body: bytes.isEmpty ? .null : (try? JSONValue(parsing: bytes)) ?? .string(String(decoding: bytes, as: UTF8.self)))
            }
        }
    }
}
