import Foundation
import JSONDocument
import Testing

@Suite("The demo", .timeLimit(.minutes(5)))
struct DemoTests {
    @Test("walks from an empty folder to a week of changes; on the same folder it goes on, creates nothing, and serves until Ctrl-C")
    func walkAndGoOn() async throws {
        let demo = try DemoRun()
        let first = try await demo.walk()
        try #require(first.status == 0, "\(first)")
        let people = try DirectoryFixture.sample().inScope(withDepartment: true)
        #expect(people.count == 320)
        let week = try DemoWeek(first.lines)
        expectTheWalk(first, people: people.count, week)
        let file = try demo.file()
        expectDemoFile(file, demo)
        for secret in [file["provider"]?["accessKey"]?.stringValue, file["identity"]?["token"]?.stringValue] {
            let secret = try #require(secret)
            #expect(!first.output.contains(secret) && !first.complaints.contains(secret))
        }

        let second = try await demo.stayingUp()
        #expect(second.output.contains("access key from the last run"))
        #expect(!second.output.contains("created") && !second.output.contains("  added"), "\(second.output)")
        #expect(!second.output.contains("cycle runs"), "\(second.output)")
        let now = try demo.file()
        #expect(now["provider"]?["accessKey"] == file["provider"]?["accessKey"] && now["identity"]?["token"] == file["identity"]?["token"])
        #expect(now["application"] == file["application"] && now["job"] == file["job"])
        try await expectServers(demo, people, week)

        second.send(SIGINT)
        #expect(try await second.ending(within: .seconds(20)) == .exited(0))
        #expect(second.complaints == "")
    }

    /// What the first run prints.
    private func expectTheWalk(_ walk: Program.Outcome, people: Int, _ week: DemoWeek) {
        #expect(walk.output.contains("Directory Contoso: 1001 users, 29 groups"))
        #expect(walk.output.contains("assigned the group Risk Cloud Users (333 members)"))
        #expect(walk.output.contains("Test Connection: the credentials are accepted"))
        let figures = "linked 0 · updated 0 · disabled 0 · deleted 0 · failed 0"
        #expect(walk.output.contains("in scope \(people) · created \(people) · \(figures)"), "\(walk.output)")
        let skipped = 1001 - people
        #expect(walk.output.contains("skipped \(skipped): InactiveInSource 13, NotEffectivelyEntitled \(skipped - 13)"), "\(walk.output)")
        #expect(
            walk.lines.contains {
                $0.contains("update success \(week.renamed)") && $0.contains("familyName") && $0.hasSuffix("→ “Lindqvist”")
            })
        #expect(walk.lines.contains { $0.contains("update success \(week.moved)") && $0.hasSuffix("→ “\(week.department)”") })
        for name in [week.unassigned, week.disabled] {
            #expect(walk.lines.contains { $0.contains("disable success \(name)") && $0.hasSuffix("active “True” → “False”") })
        }
        #expect(walk.lines.contains { $0.contains("create success \(week.hired)") })
        #expect(walk.lines.contains { $0.hasPrefix("  in scope 3 · created 1 · linked 0 · updated 2 · disabled 2 · deleted 0 · failed 0") })
        // Not a terminal: lines, and nothing that redraws them.
        #expect(walk.complaints.contains(" of 1001 objects"))
        #expect(walk.complaintLines.allSatisfy { $0.contains(" objects") }, "\(walk.complaints)")
        #expect(!walk.complaints.contains("\u{1B}") && !walk.complaints.contains("\r") && !walk.output.contains("\u{1B}"))
    }

    private func expectDemoFile(_ file: JSONValue, _ demo: DemoRun) {
        #expect(mode(of: demo.data + "/demo.json") == 0o600)
        #expect(mode(of: demo.data) == 0o700)
        #expect(mode(of: demo.data + "/secrets.key") == 0o600)
        #expect(file["provider"]?["tenantURL"]?.stringValue?.hasSuffix("/logicgate/scim/v2") == true)
        #expect(file["provider"]?["admin"]?.stringValue == "admin@logicgate.example")
        #expect(file["identity"]?["graphURL"]?.stringValue?.hasSuffix("/v1.0") == true)
        #expect(file["identity"]?["admin"]?.stringValue == "admin@contoso.example")
        #expect(UUID(uuidString: file["application"]?["id"]?.stringValue ?? "") != nil)
        #expect(UUID(uuidString: file["application"]?["servicePrincipalId"]?.stringValue ?? "") != nil)
        #expect(file["job"]?["id"]?.stringValue?.isEmpty == false)
    }

    /// Both servers answer to what `demo.json` says, and the application holds what it should.
    private func expectServers(_ demo: DemoRun, _ people: [Account], _ week: DemoWeek) async throws {
        let accounts = try await demo.application().accounts()
        expect(accounts, toBe: try week.applied(to: people))
        try expectDifficultPeople(accounts)

        let token = try #require(try demo.file()["identity"]?["token"]?.stringValue)
        let graph = try #require(try demo.file()["identity"]?["graphURL"]?.stringValue)
        let organization = try await Web.get(graph + "/organization", token: token)
        #expect(organization.status == 200)
        let run = try await demo.command("job", "run", "LogicGate", "--wait")
        #expect(run.status == 0 && run.output.contains(" 0 written, 0 to be retried"), "\(run)")
        let created = try await demo.command("logs", "--user", week.hired, "--action", "create", "--json")
        #expect(created.lines.count == 1)
    }

    /// The people whom the sample holds to make it difficult: all of them are in scope, so that the comparison above means something.
    private func expectDifficultPeople(_ accounts: [Account]) throws {
        let letters = accounts.flatMap { ($0.givenName ?? "").unicodeScalars + ($0.familyName ?? "").unicodeScalars }
        let scripts: [ClosedRange<UInt32>] = [0x41...0x24F, 0x370...0x3FF, 0x590...0x5FF, 0x600...0x6FF, 0x4E00...0x9FFF]
        for script in scripts { #expect(letters.contains { script.contains($0.value) }, "nobody is written in \(script)") }
        #expect(accounts.contains { $0.userName.contains("o'") && $0.familyName?.contains("O'") == true })
        #expect(accounts.contains { $0.userName != $0.userName.lowercased() })
        #expect(accounts.filter { $0.userName.hasSuffix("@partner.example") }.count == 11)
        #expect(accounts.filter { $0.mail == nil }.count == 11)
    }

    @Test(
        "a port that is in use is named with the option that chooses another; nothing is left half done",
        arguments: ["--port", "--provider-port"])
    func occupiedPort(option: String) async throws {
        let demo = try DemoRun()
        let listener = try Listener(port: try Ports.free())
        defer { listener.close() }
        let outcome = try await demo.walk(option, String(listener.port))
        #expect(outcome.status == 1)
        #expect(outcome.complaintLines.count == 1, "\(outcome)")
        #expect(outcome.complaints.contains("port \(listener.port)") && outcome.complaints.contains(" \(option),"), "\(outcome)")
        #expect(try await demo.walk().status == 0)
    }
}
