import Testing

@Suite("The command line explains itself")
struct UsageTests {
    private static let names = [
        "", "demo", "serve", "provider", "provider serve", "provider tenant", "provider tenant create", "provider key",
        "provider key create",
        "app", "app list", "app add", "app add-role", "app assign", "app connect", "job", "job status", "job start", "job pause",
        "job restart", "job run", "logs", "directory", "directory import", "directory export", "token", "token create",
    ]

    @Test("--help of each command", arguments: names)
    func help(command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let outcome = try await Program.run(words + ["--help"], in: try TemporaryFolder())
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: gatehouse" + (command.isEmpty ? "" : " " + command)), "\(outcome)")
        #expect(outcome.output.contains("OVERVIEW:"))
        #expect(outcome.complaints == "")
    }

    /// What makes no sense, and what the first line about it says.
    private static let senseless: [(command: [String], says: String)] = [
        (["--nonsense"], "--nonsense"), (["frobnicate"], "frobnicate"),
        (["serve", "--nonsense"], "--nonsense"), (["demo", "--nonsense"], "--nonsense"),
        (["job", "status", "X", "--nonsense"], "--nonsense"),
        (["serve", "--port", "http"], "“http” is not a port number"), (["serve", "--port", "70000"], "70000"),
        (["provider", "serve", "--port", "-1"], "--port"),
        (["serve", "--log-level", "loud"], "“loud” is not a log level"),
        (["demo", "--users", "0"], "--users"), (["demo", "--port", "99999"], "--port"),
        (["demo", "--provider-port", "99999"], "--provider-port"),
        (["provider", "tenant", "create", "X", "--admin", "a@b.c", "--plan", "gold"], "gold"),
        (["provider", "tenant", "create", "X"], "--admin"),
        (["app", "assign", "LogicGate"], "--user or --group"),
        (["app", "assign", "LogicGate", "--user", "a", "--group", "b"], "--user or --group"),
        (["app", "connect", "LogicGate"], "--tenant-url"),
        (["job", "status"], "--job"), (["job", "restart", "LogicGate", "--reset", "everything"], "everything"),
        (["logs", "--status", "odd"], "odd"), (["logs", "--action", "odd"], "odd"), (["logs", "--since", "yesterday"], "yesterday"),
        (["logs", "--limit", "0"], "--limit"), (["directory", "import"], "<file>"),
    ]

    @Test("what makes no sense ends with status 64 and names the word; nothing is made", arguments: senseless)
    func nonsense(command: [String], says: String) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program.run(command, in: folder, environment: ["GATEHOUSE_TOKEN": "x"])
        #expect(outcome.status == 64, "\(outcome)")
        #expect(outcome.complaintLines.first?.contains(says) == true, "\(outcome)")
        #expect(outcome.output == "")
        #expect(folder.names().filter { !$0.hasPrefix(".run-") } == [])
    }
}
