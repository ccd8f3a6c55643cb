import Foundation
import GraphClient
import JSONDocument
import Testing

@testable import gatehouse

@Suite("What commands print")
struct RenderingTests {
    @Test("tables are aligned by characters, not bytes")
    func table() {
        var table = Table("NAME", "ID", "LAST")
        table.rows = [["Zoë", "1", "a"], ["דין מנחם", "22", "b"]]
        #expect(table.lines == ["NAME      ID  LAST", "Zoë       1   a", "דין מנחם  22  b"])
    }

    @Test("log records are a line each: what changed, or why not")
    func log() {
        let records: [JSONValue] = [
            [
                "activityDateTime": "T1", "provisioningAction": "update", "provisioningStatusInfo": ["status": "success"],
                "sourceIdentity": ["displayName": "Ann", "details": ["UserPrincipalName": "ann@x"]],
                "modifiedProperties": [
                    ["displayName": "title", "oldValue": "a", "newValue": "b"],
                    ["displayName": "active", "oldValue": nil, "newValue": "True"],
                ],
            ],
            [
                "activityDateTime": "T2", "provisioningAction": "create", "sourceIdentity": ["displayName": "Bob"],
                "provisioningStatusInfo": ["status": "failure", "errorInformation": ["errorCode": "Conflict", "reason": "taken"]],
            ],
        ]
        #expect(
            LogRendering.lines(records) == [
                "TIME  ACTION  STATUS   OBJECT  WHAT", "T1    update  success  ann@x   title: “a” → “b”, active = “True”",
                "T2    create  failure  Bob     Conflict: taken",
            ])
    }

    @Test("progress is a bar for people and a line each tenth for files")
    func progress() {
        var written = ""
        var bar = ProgressDisplay(isInteractive: true) { written += $0 }
        bar.show(done: 500, total: 1000, units: "objects", detail: "90 objects/s")
        bar.finish()
        #expect(written.contains("\r") && written.contains("500 of 1000 objects") && written.hasSuffix("\n"))
        written = ""
        var lines = ProgressDisplay(isInteractive: false) { written += $0 }
        lines.show(done: 500, total: 1000, units: "objects")
        lines.show(done: 500, total: 1000, units: "objects")
        lines.finish()
        #expect(written == "500 of 1000 objects\n")
    }
}

@Suite("The filter of gatehouse logs")
struct LogFilterTests {
    @Test("parts are joined, texts are quoted")
    func parts() throws {
        var filter = LogFilter()
        #expect(filter.text == nil)
        filter.equal("jobId", "o'neil")
        filter.since(Date(timeIntervalSince1970: 0))
        filter.concerns("ann", id: "1")
        #expect(filter.text == "jobId eq 'o''neil' and activityDateTime ge 1970-01-01T00:00:00Z and sourceIdentity/id eq '1'")
    }

    @Test(
        "--since is a date, a date and time, or a span",
        arguments: [("2027-01-15", 1_799_971_200.0), ("2027-01-15T08:00:00Z", 1_800_000_000), ("2h", 1_799_992_800), ("7d", 1_799_395_200)])
    func since(_ text: String, _ expected: Double) throws {
        #expect(try LogFilter.instant(text, now: Date(timeIntervalSince1970: 1_800_000_000)).timeIntervalSince1970 == expected)
    }
}

@Suite("Errors of the API on the command line")
struct FailureTests {
    @Test("who is refused, or names nothing, gets status 2; a server that is not there 1; each in one line with the next step")
    func statuses() {
        let refused = CommandFailure(GraphClientError.refused(status: 403, code: "Authorization_RequestDenied", message: "no"))
        #expect(refused.exit == .refused && refused.line.contains("Authorization_RequestDenied"))
        #expect(CommandFailure(GraphClientError.notFound("x")).exit == .refused)
        let gone = CommandFailure(GraphClientError.unreachable(url: "http://h", reason: "no connection could be made"))
        #expect(gone.exit == .failed && gone.line.contains("gatehouse serve"))
        #expect(CommandFailure(GraphClientError.refused(status: 400, code: "c", message: "m")).exit == .failed)
    }

    @Test("a server is named by a URL", arguments: ["http://h:1/", "https://h/v1.0", "http://127.0.0.1:8080"])
    func server(_ text: String) throws {
        #expect(try !GraphClient(server: text, token: "t").server.hasSuffix("/"))
        #expect(throws: GraphClientError.self) { try GraphClient(server: "localhost:8080", token: "t") }
    }
}
