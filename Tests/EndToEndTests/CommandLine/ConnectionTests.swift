import JSONDocument
import Testing

@Suite("Commands for a running server")
struct ConnectionTests {
    private func expectOneLine(_ outcome: Program.Outcome, _ status: Int32, _ parts: String...) {
        #expect(outcome.status == status, "\(outcome)")
        #expect(outcome.output == "")
        #expect(outcome.complaintLines.count == 1 && outcome.complaints.hasPrefix("gatehouse: "), "\(outcome)")
        for part in parts { #expect(outcome.complaints.contains(part), "\(outcome)") }
    }

    @Test("without a token, or without a server, one line says what to do, and soon")
    func nobodyThere() async throws {
        let folder = try TemporaryFolder()
        expectOneLine(try await Program.run(["app", "list"], in: folder), 1, "--token", "GATEHOUSE_TOKEN")
        let port = try Ports.free()
        let outcome = try await Program.run(
            ["app", "list", "--server", "http://127.0.0.1:\(port)", "--token", "x"], in: folder, within: .seconds(20))
        expectOneLine(outcome, 1, "http://127.0.0.1:\(port)", "gatehouse serve", "--server")
        expectOneLine(try await Program.run(["app", "list", "--server", "localhost", "--token", "x"], in: folder), 1, "localhost")
    }

    @Test("a wrong token, a name that does not exist and a server of another kind are told apart; status 2 for refusals")
    func refusals() async throws {
        let installation = try await Installation(.people(3))
        try await installation.start()
        let server = installation.serverURL
        expectOneLine(try await installation.run("app", "list", "--token", "wrong"), 2, "--token", "GATEHOUSE_TOKEN")
        expectOneLine(try await installation.run("job", "status", "Nothing"), 2, "“Nothing”", "gatehouse app list")
        expectOneLine(try await installation.run("app", "add", "Nothing"), 2, "“Nothing”", "LogicGate")
        try await installation.succeed("app", "add", "LogicGate")
        expectOneLine(try await installation.run("app", "assign", "LogicGate", "--user", "nobody"), 2, "“nobody”")
        expectOneLine(try await installation.run("app", "assign", "LogicGate", "--group", "Nothing"), 2, "“Nothing”")
        expectOneLine(
            try await installation.run("app", "assign", "LogicGate", "--user", "person.1@contoso.example", "--role", "Nothing"), 2,
            "“Nothing”")
        expectOneLine(try await installation.run("job", "start", "LogicGate"), 2, "gatehouse app connect")
        expectOneLine(try await installation.run("job", "status", "--job", "nothing"), 2, "“nothing”", "gatehouse app list")
        let provider = String(installation.tenantURL.dropLast("/logicgate/scim/v2".count))
        expectOneLine(try await installation.run("app", "list", "--server", provider), 1, provider, "not a Gatehouse server", "--server")
        expectOneLine(try await installation.run("app", "list", "--server", server + "/elsewhere"), 1, "not a Gatehouse server")
    }

    @Test("a connection that does not work is not saved: wrong key, wrong address, nobody there, no key at all")
    func badCredentials() async throws {
        let installation = try await Installation(.people(3))
        try await installation.start()
        try await installation.succeed("app", "add", "LogicGate")
        func connect(_ url: String, _ key: String) async throws -> Program.Outcome {
            try await installation.run(
                "app", "connect", "LogicGate", "--tenant-url", url, "--secret-token-file", "-", environment: installation.environment,
                input: key)
        }
        let key = installation.accessKey
        expectOneLine(try await connect(installation.tenantURL, "wrong"), 1, "Unauthorized")
        expectOneLine(try await connect(installation.tenantURL + "/nowhere", key), 1, "404")
        expectOneLine(try await connect("http://127.0.0.1:\(try Ports.free())/scim", key), 1, "no connection")
        expectOneLine(try await connect("ftp://application.example", key), 1, "“ftp”")
        expectOneLine(try await connect(installation.tenantURL, "\n"), 1, "secret token is empty")
        let missing = try await installation.run(
            "app", "connect", "LogicGate", "--tenant-url", installation.tenantURL, "--secret-token-file", "none")
        expectOneLine(missing, 1, "“none”")
        expectOneLine(try await installation.run("job", "status", "LogicGate"), 2, "no provisioning job")
        let works = try await connect(installation.tenantURL, key + "\r\n")
        #expect(works.status == 0, "\(works)")
        #expect(!works.output.contains(key))
    }

    @Test("flags are stronger than the environment, and the environment than the file")
    func configurationOrder() async throws {
        let installation = try await Installation(.people(3))
        try await installation.start()
        let (right, nobody) = (installation.environment, "http://127.0.0.1:\(try Ports.free())")
        let (server, token) = (right["GATEHOUSE_SERVER"] ?? "", right["GATEHOUSE_TOKEN"] ?? "")
        func list(_ flags: [String], _ environment: [String: String]) async throws -> Int32? {
            try await Program.run(["app", "list"] + flags, in: installation.folder, environment: environment).status
        }
        func file(_ server: String, _ token: String) throws {
            let json: JSONValue = ["server": .string(server), "token": .string(token)]
            try installation.folder.write(json.text, to: "gatehouse.json")
        }
        try file(server, token)
        #expect(try await list([], [:]) == 0)
        #expect(try await list([], ["GATEHOUSE_TOKEN": "wrong"]) == 2)
        #expect(try await list([], ["GATEHOUSE_SERVER": nobody]) == 1)
        #expect(try await list(["--token", "wrong"], [:]) == 2)
        try file(nobody, "wrong")
        #expect(try await list([], [:]) == 1)
        #expect(try await list([], right) == 0)
        #expect(try await list(["--server", server, "--token", token], [:]) == 0)
        #expect(try await list(["--server", server, "--token", token], ["GATEHOUSE_SERVER": nobody, "GATEHOUSE_TOKEN": "wrong"]) == 0)
        #expect(try await list(["--token", "wrong"], right) == 2)
        try installation.folder.write(#"{"server": "\#(server)", "token": "\#(token)"}"#, to: "other.json")
        #expect(try await list(["--config", "other.json"], [:]) == 0)
        #expect(try await list([], ["GATEHOUSE_CONFIG": "other.json"]) == 0)
        #expect(try await list(["--config", "none.json"], right) == 1)
    }
}
