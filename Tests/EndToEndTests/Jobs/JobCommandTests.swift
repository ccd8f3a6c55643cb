import Foundation
import JSONDocument
import Testing

@Suite("Provisioning from the command line")
struct JobCommandTests {
    private static let application = Installation.application

    @Test("start, status, run, pause and restart of a job")
    func lifecycle() async throws {
        let directory = DirectoryFixture.people(60)
        let people = directory.inScope()
        let installation = try await Installation(directory)
        try await installation.start()
        try await installation.connect()
        #expect(try await installation.job()["schedule"]?["state"]?.stringValue == "Disabled")
        let early = try await installation.succeed("job", "status", Self.application)
        #expect(early.output.contains("last cycle   none yet") && early.output.contains("provisioning off"), "\(early)")
        #expect(await installation.scim.count() == 0)

        let first = try await installation.succeed("job", "run", Self.application, "--wait")
        #expect(first.output.contains("last cycle   Succeeded"), "\(first)")
        #expect(first.output.contains("\(people.count) in scope, \(people.count) written, 0 to be retried"), "\(first)")
        expect(try await installation.scim.accounts(), toBe: people)
        let job = try await installation.job()
        #expect(job["schedule"]?["state"]?.stringValue == "Active")
        #expect(job["schedule"]?["interval"]?.stringValue == "PT40M")
        #expect(job["status"]?["code"]?.stringValue == "Active")
        let status = try await installation.succeed("job", "status", Self.application)
        #expect(status.output.contains("provisioning on, every PT40M"), "\(status)")
        #expect(status.output.contains("provisioned  \(people.count)"), "\(status)")
        let listed = try await installation.succeed("app", "list")
        #expect(listed.lines.last?.contains("Active") == true, "\(listed)")

        try await installation.succeed("job", "pause", Self.application)
        #expect(try await installation.job()["status"]?["code"]?.stringValue == "Paused")
        try await installation.succeed("job", "start", Self.application)
        #expect(try await installation.job()["schedule"]?["state"]?.stringValue == "Active")

        let again = try await installation.succeed("job", "run", Self.application, "--wait")
        #expect(again.output.contains(" 0 written, 0 to be retried"), "\(again)")
        try await restart(installation, people)
    }

    /// A restart looks at everybody again; without links it finds them by their names. Neither writes anything.
    private func restart(_ installation: Installation, _ people: [Account]) async throws {
        for parts in ["", "links,watermark", "watermark,escrows,quarantine,links"] {
            let before = try await installation.job().lastCycle
            let job = try #require(try await installation.job()["id"]?.stringValue)
            let reset = parts.isEmpty ? [] : ["--reset", parts]
            let outcome = try await Program.run(
                ["job", "restart", "--job", job] + reset, in: installation.folder, environment: installation.environment)
            #expect(outcome.status == 0, "\(outcome)")
            let cycle = try await eventually("the cycle after a restart") {
                let last = try await installation.job().lastCycle
                return last == before ? nil : last
            }
            #expect(cycle["state"]?.stringValue == "Succeeded")
            #expect(cycle["countImported"]?.intValue ?? 0 >= people.count, "--reset \(parts): \(cycle.text)")
            #expect(cycle["countExported"]?.intValue == 0, "--reset \(parts): \(cycle.text)")
            expect(try await installation.scim.accounts(), toBe: people)
        }
    }

    @Test("the log by user, action and status, for people and as JSON")
    func logs() async throws {
        let directory = DirectoryFixture.people(60)
        let people = directory.inScope()
        let installation = try await Installation(directory)
        try await installation.start()
        try await installation.connect()
        try await installation.succeed("job", "run", Self.application, "--wait")
        let somebody = try #require(people.first { $0.userName.contains("'") }).userName

        func records(_ filter: String...) async throws -> [JSONValue] {
            let outcome = try await Program.run(
                ["logs", "--json", "--limit", "1000"] + filter, in: installation.folder, environment: installation.environment)
            #expect(outcome.status == 0, "\(outcome)")
            return try outcome.lines.map { try JSONValue(parsing: $0) }
        }
        let created = try await records("--action", "create", "--status", "success")
        #expect(created.count == people.count)
        #expect(created.allSatisfy { $0["provisioningAction"]?.stringValue?.lowercased() == "create" })
        let names = created.compactMap { $0["sourceIdentity"]?["details"]?["UserPrincipalName"]?.stringValue }
        #expect(Set(names) == Set(people.map(\.userName)))

        let concerns = try await records("--user", somebody)
        #expect(concerns.count == 1)
        #expect(concerns.first?["provisioningStatusInfo"]?["status"]?.stringValue?.lowercased() == "success")
        #expect(try await records("--user", "Öberg").count == people.filter { $0.familyName?.hasPrefix("Öberg") == true }.count)
        #expect(try await records("--user", somebody, "--action", "delete").isEmpty)
        let disabled = directory.people.count { $0["accountEnabled"]?.boolValue == false && Self.isMember($0, directory) }
        #expect(try await records("--status", "skipped").count == disabled)
        #expect(try await records("--status", "failure").isEmpty)
        #expect(try await records("--app", Self.application, "--since", "1h").count == people.count + disabled)
        #expect(try await records("--since", "2999-01-01").isEmpty)

        let table = try await installation.succeed("logs", "--user", somebody)
        #expect(table.lines.count == 2 && table.lines[0].hasPrefix("TIME") && table.lines[1].contains(somebody), "\(table)")
        #expect(try await installation.succeed("logs", "--limit", "5").lines.count == 6)
        #expect(!table.output.contains(installation.accessKey))
    }

    private static func isMember(_ person: JSONValue, _ directory: DirectoryFixture) -> Bool {
        directory.json["groups"]?.arrayValue?.first?["members"]?.arrayValue?.contains(person["id"] ?? .null) ?? false
    }

    @Test("secrets that were sealed with another key: one line says which file to put back; with it everything works again")
    func wrongKey() async throws {
        let directory = DirectoryFixture.people(20)
        let installation = try await Installation(directory)
        try await installation.start()
        try await installation.connect()
        try await installation.succeed("job", "run", Self.application, "--wait")
        try await installation.stop(.identity)
        let path = installation.folder.file("identity/secrets.key")
        let key = try String(contentsOfFile: path, encoding: .utf8)
        try installation.folder.write(String(repeating: "5a", count: 32) + "\n", to: "identity/secrets.key")
        try installation.launch(.identity)
        let wrong = try installation.program(.identity)
        #expect(try await wrong.ending() == .exited(1))
        #expect(wrong.complaints.split(separator: "\n").count == 1 && wrong.complaints.contains("secrets.key"), "\(wrong.complaints)")
        try installation.folder.write(key, to: "identity/secrets.key")
        try installation.launch(.identity)
        try await installation.ready(.identity)
        let works = try await installation.succeed("job", "run", Self.application, "--wait")
        #expect(works.output.contains(" 0 written, 0 to be retried"), "\(works)")
        expect(try await installation.scim.accounts(), toBe: directory.inScope())
    }
}
