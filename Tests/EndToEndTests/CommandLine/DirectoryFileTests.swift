import JSONDocument
import Testing

@Suite("A directory file that cannot be imported")
struct DirectoryFileTests {
    private static func user(_ number: Int, _ name: String) -> String {
        """
        {"id": "00000000-0000-4000-8000-00000000000\(number)", "userPrincipalName": "\(name)", "displayName": "\(name)", \
        "mailNickname": "u\(number)", "accountEnabled": true}
        """
    }

    private static let files: [(text: String, says: String)] = [
        ("", "line 1"), ("users", "line 1"), ("[]", "users"), (#"{"users": 5, "groups": []}"#, "users"), (#"{"users": ["#, "line 1"),
        (#"{"users": [5], "groups": []}"#, "users[0]"),
        (#"{"users": [{"id": "x"}], "groups": []}"#, "users[0]"),
        (#"{"users": [\#(user(1, "a@contoso.example")), \#(user(2, "A@Contoso.Example"))], "groups": []}"#, "users[1] (A@Contoso.Example)"),
        (#"{"users": [\#(user(1, "a@contoso.example")), \#(user(1, "b@contoso.example"))], "groups": []}"#, "users[1] (b@contoso.example)"),
        (
            #"{"users": [\#(user(1, "a@contoso.example"))], "groups": [{"id": "00000000-0000-4000-9000-000000000001", "displayName": "G", "#
                + #""mailNickname": "g", "members": ["00000000-0000-4000-8000-000000000009"]}]}"#, "groups[0] (G)"
        ),
    ]

    @Test("one line names the place; nothing of the file is imported", arguments: files)
    func bad(text: String, says: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "people.json")
        let outcome = try await Program.run(["directory", "import", "people.json", "--data", "data"], in: folder)
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.complaintLines.count == 1 && outcome.complaints.hasPrefix("gatehouse: people.json: "), "\(outcome)")
        #expect(outcome.complaints.contains(says), "\(outcome)")
        #expect(try await Self.export(folder) == ["users": [], "groups": []])
    }

    @Test("somebody whose name is taken in the directory: nothing of the file is imported; what was there stays")
    func taken() async throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"users": [\#(Self.user(1, "a@contoso.example"))], "groups": []}"#, to: "first.json")
        try folder.write(
            #"{"users": [\#(Self.user(3, "c@contoso.example")), \#(Self.user(2, "A@contoso.example"))], "groups": []}"#, to: "second.json")
        #expect(try await Program.run(["directory", "import", "first.json", "--data", "data"], in: folder).status == 0)
        let before = try await Self.export(folder)
        let outcome = try await Program.run(["directory", "import", "second.json", "--data", "data"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.complaintLines.count == 1 && outcome.complaints.contains("userPrincipalName"), "\(outcome)")
        #expect(try await Self.export(folder) == before)
    }

    @Test("no such file")
    func missing() async throws {
        let folder = try TemporaryFolder()
        let outcome = try await Program.run(["directory", "import", "none.json", "--data", "data"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.complaints == "gatehouse: none.json: no such file\n")
    }

    @Test("what was imported comes out again")
    func roundTrip() async throws {
        let folder = try TemporaryFolder()
        let directory = DirectoryFixture.people(50)
        try folder.write(directory.json.text, to: "people.json")
        let imported = try await Program.run(["directory", "import", "people.json", "--data", "data"], in: folder)
        #expect(imported.output == "imported 50 users, 1 groups, 40 memberships\n")
        let exported = DirectoryFixture(json: try await Self.export(folder))
        expect(exported.inScope(), toBe: directory.inScope())
    }

    private static func export(_ folder: TemporaryFolder) async throws -> JSONValue {
        let outcome = try await Program.run(["directory", "export", "-", "--data", "data"], in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        return try JSONValue(parsing: outcome.output)
    }
}
