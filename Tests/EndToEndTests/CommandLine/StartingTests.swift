import Foundation
import JSONDocument
import Testing

@Suite("A server that cannot start says why in one line")
struct StartingTests {
    enum Server: String, CaseIterable, Sendable {
        case identity = "serve"
        case provider = "provider serve"

        var words: [String] { rawValue.split(separator: " ").map(String.init) }
        var announcement: String { self == .identity ? "identity side:" : "application side:" }
        var file: String { self == .identity ? "identity.sqlite" : "provider.sqlite" }
    }

    private func expectOneLine(_ outcome: Program.Outcome, _ parts: String...) {
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.complaintLines.count == 1 && outcome.complaints.hasPrefix("gatehouse: "), "\(outcome)")
        for part in parts { #expect(outcome.complaints.contains(part), "\(outcome)") }
    }

    @Test("a port that is in use", arguments: Server.allCases)
    func occupiedPort(server: Server) async throws {
        let folder = try TemporaryFolder()
        let listener = try Listener(port: try Ports.free())
        defer { listener.close() }
        let outcome = try await Program.run(server.words + ["--data", "data", "--port", String(listener.port)], in: folder)
        expectOneLine(outcome, "port \(listener.port)", "in use", "--port")
    }

    @Test("a data folder that another server is using; that one goes on", arguments: Server.allCases)
    func secondServer(server: Server) async throws {
        let folder = try TemporaryFolder()
        let first = try RunningProgram(server.words + ["--data", "data", "--port", "0"], in: folder)
        let address = try await first.line(beginning: server.announcement)
        let outcome = try await Program.run(server.words + ["--data", "data", "--port", "0"], in: folder)
        expectOneLine(outcome, "process \(first.identifier)", "“data”", "--data")
        let offline = server == .identity ? ["directory", "export", "-"] : ["provider", "tenant", "create", "X", "--admin", "a@b.c"]
        expectOneLine(try await Program.run(offline + ["--data", "data"], in: folder), "process \(first.identifier)")
        let port = try #require(address.firstMatch(of: /:(\d+)\//)).1
        #expect(try await Web.get("http://127.0.0.1:\(port)/health/live", token: "").status == 200)
        first.send(SIGTERM)
        #expect(try await first.ending() == .exited(0))
    }

    @Test("a data folder that cannot be made or written to", arguments: Server.allCases, ["file", "file/below", "/proc/gatehouse"])
    func impossibleFolder(server: Server, path: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        expectOneLine(try await Program.run(server.words + ["--data", path, "--port", "0"], in: folder), "“\(path)”", "--data")
    }

    @Test("a database that is none; the file is left as it is", arguments: Server.allCases)
    func damagedDatabase(server: Server) async throws {
        let folder = try TemporaryFolder()
        let text = String(repeating: "This is no database. ", count: 300)
        try folder.write(text, to: server.file)
        expectOneLine(
            try await Program.run(server.words + ["--data", folder.path, "--port", "0"], in: folder), server.file, "not an SQLite database")
        #expect(try String(contentsOfFile: folder.file(server.file), encoding: .utf8) == text)
    }

    @Test(
        "a key file that holds no key, or that others can read",
        arguments: [
            ("garbage", 0o600, "64 hexadecimal digits"), ("", 0o600, "64 hexadecimal digits"),
            (String(repeating: "0a", count: 32), 0o644, "chmod 600"),
            (String(repeating: "0a", count: 31) + "zz", 0o600, "64 hexadecimal digits"),
        ])
    func keyFile(text: String, mode: Int, says: String) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "secrets.key", mode: mode)
        expectOneLine(try await Program.run(["serve", "--data", folder.path, "--port", "0"], in: folder), "secrets.key", says)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("a key from the environment that is none")
    func keyFromEnvironment() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program.run(
            ["serve", "--data", "data", "--port", "0"], in: folder, environment: ["GATEHOUSE_SECRETS_KEY": "0123"])
        expectOneLine(outcome, "GATEHOUSE_SECRETS_KEY", "64 hexadecimal digits")
        #expect(!outcome.complaints.contains("0123"))
    }

    @Test("a configuration file that is missing or no JSON object", arguments: Server.allCases)
    func configurationFile(server: Server) async throws {
        let folder = try TemporaryFolder()
        expectOneLine(
            try await Program.run(server.words + ["--config", "none.json"], in: folder), "none.json", "does not exist", "--config")
        try folder.write("port = 8080", to: "gatehouse.json")
        expectOneLine(try await Program.run(server.words + ["--data", "data"], in: folder), "gatehouse.json", "not a JSON object")
    }
}
