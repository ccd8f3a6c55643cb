import Foundation
import JSONDocument
import Testing

/// `gatehouse demo` on a folder of a test's own.
struct DemoRun: Sendable {
    let folder: TemporaryFolder
    let data: String

    init() throws {
        folder = try TemporaryFolder()
        data = folder.file("data")
    }

    /// Ports are taken as they come.
    private func arguments(_ more: [String]) -> [String] { ["demo", "--data", data, "--port", "0", "--provider-port", "0"] + more }

    /// Runs the walk to its end.
    func walk(_ more: String...) async throws -> Program.Outcome {
        try await Program.run(arguments(["--exit"] + more), in: folder, within: .seconds(120))
    }

    func launch(_ more: String...) throws -> RunningProgram { try RunningProgram(arguments(more), in: folder) }

    /// Starts it and waits until both servers stay up.
    func stayingUp() async throws -> RunningProgram {
        let program = try launch()
        _ = try await program.line(beginning: "Both servers stay up")
        return program
    }

    func file() throws -> JSONValue {
        try JSONValue(parsing: try String(contentsOfFile: data + "/demo.json", encoding: .utf8))
    }

    /// The application, by what `demo.json` says.
    func application() throws -> Application {
        let file = try file()
        return Application(
            tenantURL: try #require(file["provider"]?["tenantURL"]?.stringValue),
            accessKey: try #require(file["provider"]?["accessKey"]?.stringValue))
    }

    /// Runs a command against the identity side, by what `demo.json` says.
    func command(_ arguments: String...) async throws -> Program.Outcome {
        let identity = try file()["identity"]
        let environment = [
            "GATEHOUSE_SERVER": try #require(identity?["graphURL"]?.stringValue),
            "GATEHOUSE_TOKEN": try #require(identity?["token"]?.stringValue),
        ]
        return try await Program.run(arguments, in: folder, environment: environment)
    }
}

/// The five changes that the demo makes, read from what it prints.
struct DemoWeek: Hashable, Sendable {
    var renamed = ""
    var surname = ""
    var moved = ""
    var department = ""
    var unassigned = ""
    var disabled = ""
    var hired = ""

    init(_ lines: [String]) throws {
        for line in lines where line.hasPrefix("  • ") {
            let text = line.dropFirst("  • ".count)
            let who = String(text.prefix { $0 != " " })
            if let match = text.firstMatch(of: /marries and is called (.+) now/) {
                (renamed, surname) = (who, String(match.1))
            } else if let match = text.firstMatch(of: /moves to (.+)/) {
                (moved, department) = (who, String(match.1))
            } else if text.contains("leaves the group") {
                unassigned = who
            } else if text.hasSuffix("is disabled") {
                disabled = who
            } else if text.hasSuffix("is hired") {
                hired = who
            }
        }
        try #require(![renamed, moved, unassigned, disabled, hired].contains(""), "\(lines)")
        #expect(Set([renamed, moved, unassigned, disabled, hired]).count == 5)
    }

    /// What the application should hold after the week.
    func applied(to accounts: [Account]) throws -> [Account] {
        var accounts = accounts
        func change(_ name: String, _ body: (inout Account) -> Void) throws {
            body(&accounts[try #require(accounts.firstIndex { $0.userName == name }, "\(name) was not in scope")])
        }
        try change(renamed) { $0.familyName = surname }
        try change(moved) { $0.department = department }
        try change(unassigned) { $0.isActive = false }
        try change(disabled) { $0.isActive = false }
        let hire: JSONValue = [
            "userPrincipalName": .string(hired), "mail": .string(hired), "givenName": "Inês", "surname": "Okafor",
            "department": "Risk Management",
        ]
        return accounts + [Account(person: hire, withDepartment: true)]
    }
}
