import Foundation
import JSONDocument
import Synchronization
import Testing

/// Both servers as two processes on folders of their own, set up through the command line and nothing else.
final class Installation: Sendable {
    enum Side: String, CaseIterable, Sendable {
        case identity, provider
    }

    static let application = "LogicGate"

    let folder: TemporaryFolder
    /// The disk of the side for which one was asked.
    let disk: SmallDisk?
    private let ports: [Side: Int]
    private let running = Mutex<[Side: RunningProgram]>([:])
    private let token = Mutex("")
    private let key = Mutex("")

    /// Makes the tenant, the key and the directory; no server runs yet.
    ///
    /// - Parameter smallDisk: the side that has its data on a file system of its own, of so many megabytes.
    init(_ directory: DirectoryFixture, smallDisk: (side: Side, megabytes: Int)? = nil) async throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        disk = try smallDisk.map { try SmallDisk(in: folder, $0.side.rawValue, megabytes: $0.megabytes) }
        ports = [.identity: try Ports.free(), .provider: try Ports.free()]
        try directory.json.text.write(toFile: folder.file("directory.json"), atomically: true, encoding: .utf8)
        let provider = folder.file("provider")
        try await succeed("provider", "tenant", "create", "LogicGate", "--admin", "admin@logicgate.example", "--data", provider)
        let made = try await succeed("provider", "key", "create", "logicgate", "--owner", "admin@logicgate.example", "--data", provider)
        key.withLock { $0 = made.lines.first ?? "" }
        let imported = try await succeed("directory", "import", "directory.json", "--data", folder.file("identity"))
        #expect(imported.output.hasPrefix("imported \(directory.people.count) users, 1 groups"))
    }

    var serverURL: String { "http://127.0.0.1:\(ports[.identity] ?? 0)" }
    var tenantURL: String { "http://127.0.0.1:\(ports[.provider] ?? 0)/logicgate/scim/v2" }
    var accessKey: String { key.withLock { $0 } }
    var scim: Application { Application(tenantURL: tenantURL, accessKey: accessKey) }
    /// What commands find the server by.
    var environment: [String: String] { ["GATEHOUSE_SERVER": serverURL, "GATEHOUSE_TOKEN": token.withLock { $0 }] }

    // MARK: Servers

    /// Starts a server, without waiting for it.
    func launch(_ side: Side) throws {
        let command = side == .identity ? ["serve"] : ["provider", "serve"]
        let options = ["--port", String(ports[side] ?? 0), "--data", folder.file(side.rawValue)]
        let program = try RunningProgram(command + options, in: folder)
        running.withLock { $0[side] = program }
    }

    func program(_ side: Side) throws -> RunningProgram { try #require(running.withLock { $0[side] }) }

    /// Waits until a server that was launched takes requests.
    func ready(_ side: Side) async throws {
        _ = try await program(side).line(beginning: side == .identity ? "identity side:" : "application side:")
        guard side == .identity, token.withLock({ $0.isEmpty }) else { return }
        let secret = try String(contentsOfFile: folder.file("identity/admin-token"), encoding: .utf8)
        token.withLock { $0 = secret.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    func start() async throws {
        for side in Side.allCases { try launch(side) }
        for side in Side.allCases { try await ready(side) }
    }

    /// Ends a server as an administrator does.
    func stop(_ side: Side) async throws {
        let program = try program(side)
        program.send(SIGTERM)
        #expect(try await program.ending() == .exited(0))
    }

    // MARK: Commands

    /// Runs a command against the servers.
    func run(_ arguments: String..., environment: [String: String]? = nil, input: String = "") async throws -> Program.Outcome {
        try await Program.run(arguments, in: folder, environment: environment ?? self.environment, input: input)
    }

    /// Runs a command that should end well.
    @discardableResult
    func succeed(_ arguments: String..., input: String = "") async throws -> Program.Outcome {
        let outcome = try await Program.run(arguments, in: folder, environment: environment, input: input)
        try #require(outcome.status == 0, "gatehouse \(arguments.joined(separator: " ")): \(outcome)")
        return outcome
    }

    /// Everything up to the point where provisioning can be turned on.
    func connect() async throws {
        try await succeed("app", "add", "LogicGate")
        try await succeed("app", "add-role", Self.application, "--value", "RiskAnalyst", "--display-name", "Risk Analyst")
        try await succeed("app", "assign", Self.application, "--group", DirectoryFixture.groupName, "--role", "RiskAnalyst")
        try await succeed(
            "app", "connect", Self.application, "--tenant-url", tenantURL, "--secret-token-file", "-", input: accessKey + "\n")
    }

    func job() async throws -> JSONValue {
        try JSONValue(parsing: try await succeed("job", "status", Self.application, "--json").output)
    }
}

extension JSONValue {
    /// The last cycle of a job that has had one.
    var lastCycle: JSONValue? {
        guard let cycle = self["status"]?["lastExecution"], let ended = cycle["timeEnded"]?.stringValue, !ended.hasPrefix("0001-") else {
            return nil
        }
        return cycle
    }
}
