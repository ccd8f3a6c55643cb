import Foundation
import JSONDocument
import Testing

@Suite(
    "A full disk", .enabled(if: SmallDisk.isPossible, "mounting a tmpfs needs rights that this process has not"), .timeLimit(.minutes(5)))
struct FullDiskTests {
    @Test("neither server starts on one, and says why in one line; with space again both do", arguments: StartingTests.Server.allCases)
    func starting(server: StartingTests.Server) async throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(in: folder, "data", megabytes: 8)
        for kilobytes in [0, 4, 16, 40] {
            try disk.fill(leaving: kilobytes)
            let outcome = try await Program.run(server.words + ["--data", "data", "--port", "0"], in: folder)
            #expect(outcome.status == 1, "\(kilobytes) KiB left: \(outcome)")
            #expect(outcome.complaintLines.count == 1 && outcome.complaints.hasPrefix("gatehouse: "), "\(kilobytes) KiB left: \(outcome)")
            #expect(outcome.complaints.contains("space") || outcome.complaints.contains("full"), "\(kilobytes) KiB left: \(outcome)")
            disk.clear()
        }
        let program = try RunningProgram(server.words + ["--data", "data", "--port", "0"], in: folder)
        _ = try await program.line(beginning: server.announcement)
        program.send(SIGTERM)
        #expect(try await program.ending() == .exited(0))
    }

    @Test("the application side refuses to write, goes on reading, and has everything it acknowledged, also after a restart")
    func application() async throws {
        let installation = try await Installation(.people(1), smallDisk: (.provider, 8))
        try installation.launch(.provider)
        try await installation.ready(.provider)
        let (url, key) = (installation.tenantURL + "/Users", installation.accessKey)
        var written: [String] = []
        func create(_ name: String) async throws -> Int {
            let body: JSONValue = [
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": .string(name), "active": true,
                "displayName": .string(String(repeating: "x", count: 500)),
            ]
            let answer = try await Web.send("POST", url, token: key, body)
            if answer.status == 201 {
                written.append(name)
            } else {
                #expect(answer.json["detail"]?.stringValue?.contains("no space left") == true)
            }
            return answer.status
        }
        for number in 0..<20 { #expect(try await create("before\(number)@contoso.example") == 201) }
        try installation.disk?.fill(leaving: 64)
        var statuses: [Int: Int] = [:]
        for number in 0..<200 { statuses[try await create("during\(number)@contoso.example"), default: 0] += 1 }
        #expect(statuses[503] ?? 0 > 20, "the disk was not full: \(statuses)")
        #expect(Set(statuses.keys).isSubset(of: [201, 503]), "\(statuses)")
        #expect(Set(try await installation.scim.accounts().map(\.userName)) == Set(written))
        installation.disk?.clear()
        for number in 0..<20 { #expect(try await create("after\(number)@contoso.example") == 201) }
        #expect(Set(try await installation.scim.accounts().map(\.userName)) == Set(written))
        try await installation.program(.provider).kill()
        try installation.launch(.provider)
        try await installation.ready(.provider)
        #expect(Set(try await installation.scim.accounts().map(\.userName)) == Set(written))
    }

    @Test("an export for which there is no space leaves the file of before as it was, and nothing else")
    func export() async throws {
        let folder = try TemporaryFolder()
        let disk = try SmallDisk(in: folder, "small", megabytes: 1)
        try folder.write(DirectoryFixture.people(500).json.text, to: "people.json")
        let imported = try await Program.run(["directory", "import", "people.json", "--data", "data"], in: folder)
        #expect(imported.status == 0, "\(imported)")
        try folder.write("before", to: "small/export.json")
        try disk.fill(leaving: 64)
        let outcome = try await Program.run(["directory", "export", "small/export.json", "--data", "data"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.complaints == "gatehouse: the file “small/export.json” cannot be written: No space left on device\n", "\(outcome)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).sorted() == ["export.json", "filler"])
        #expect(try String(contentsOfFile: disk.path + "/export.json", encoding: .utf8) == "before")
        disk.clear()
        let again = try await Program.run(["directory", "export", "small/export.json", "--data", "data"], in: folder)
        #expect(again.status == 0, "\(again)")
        let exported = try JSONValue(parsing: try String(contentsOfFile: disk.path + "/export.json", encoding: .utf8))
        #expect(exported["users"]?.arrayValue?.count == 500)
    }

    @Test("the identity side stops a cycle for which there is no space, goes on reading, and goes on with the cycle when there is")
    func cycle() async throws {
        let directory = DirectoryFixture.people(800)
        let installation = try await Installation(directory, smallDisk: (.identity, 40))
        try await installation.start()
        try await installation.connect()
        try await installation.succeed("job", "start", Installation.application)
        try await eventually("an account") { await installation.scim.count() ?? 0 > 0 }
        try installation.disk?.fill()
        let identity = try installation.program(.identity)
        try await eventually("the engine's complaint") { identity.complaints.contains("the engine cannot use its database") }
        #expect(try await installation.job().lastCycle == nil)
        // A little may still fit into what the database has taken before.
        let another = try await installation.run("app", "add", "LogicGate", "--name", "Another")
        #expect(another.status == 0 || another.complaintLines.count == 1, "\(another)")
        installation.disk?.clear()
        try await eventually("the end of the cycle", every: .milliseconds(200)) { try await installation.job().lastCycle != nil }
        #expect(try await installation.job().lastCycle?["state"]?.stringValue == "Succeeded")
        expect(try await installation.scim.accounts(), toBe: directory.inScope())
        #expect(try await installation.succeed("app", "list").output.contains("Another") == (another.status == 0))
        try await installation.stop(.identity)
    }
}
