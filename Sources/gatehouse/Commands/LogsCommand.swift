import ArgumentParser
import Foundation
import GraphClient
import JSONDocument

/// `gatehouse logs`: the provisioning log of a running server.
struct LogsCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs", abstract: "Shows the provisioning log, newest first.",
        discussion: "With --json, one record per line as the API gives it.")

    @Option(help: "Only what concerns this user: principal name, id, or a part of the name.") var user: String?
    @Option(help: "Only this action: create, update, delete, disable, stagedDelete, other.") var action: String?
    @Option(help: "Only this status: success, failure, skipped, warning.") var status: String?
    @Option(help: "Only this application: its name or id.") var app: String?
    @Option(help: "Only this job.") var job: String?
    @Option(help: "Only since then: a date, a date and time, or how long ago, such as 30m, 2h, 7d.") var since: String?
    @Option(help: "At most so many records.") var limit = 50
    @Flag(help: "One JSON record per line.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be at least 1.") }
        try Self.check(action, in: ["create", "update", "delete", "disable", "stagedDelete", "other"], "--action")
        try Self.check(status, in: ["success", "failure", "skipped", "warning"], "--status")
        if let since { _ = try LogFilter.instant(since, now: Date()) }
    }

    private static func check(_ value: String?, in known: [String], _ option: String) throws {
        guard let value, !known.contains(where: { $0.lowercased() == value.lowercased() }) else { return }
        throw ValidationError("“\(value)” is not known to \(option); choose from \(known.joined(separator: ", ")).")
    }

    func perform() async throws {
        let client = try await connection.client()
        var filter = LogFilter()
        if let job { filter.equal("jobId", job) }
        if let app { filter.equal("servicePrincipal/id", try await client.application(app).id) }
        if let action { filter.equal("provisioningAction", action) }
        if let status { filter.equal("provisioningStatusInfo/status", status) }
        if let since { filter.since(try LogFilter.instant(since, now: Date())) }
        if let user { filter.concerns(user, id: try await sourceID(of: user, client)) }
        let records = try await client.log(filter: filter.text, limit: limit)
        for line in json ? records.map(\.text) : LogRendering.lines(records) { Terminal.write(line) }
    }

    /// Nil for somebody who is not in the directory any more, and for a part of a name.
    private func sourceID(of user: String, _ client: GraphClient) async throws -> String? {
        do { return try await client.user(user).id } catch  where error.isRefusal { return nil }
    }
}

/// A `$filter` over the provisioning log, part by part.
struct LogFilter: Hashable, Sendable {
    private var parts: [String] = []

    /// Nil when there is no part.
    var text: String? { parts.isEmpty ? nil : parts.joined(separator: " and ") }

    mutating func equal(_ property: String, _ value: String) { parts.append("\(property) eq \(Self.quoted(value))") }

    mutating func since(_ date: Date) { parts.append("activityDateTime ge \(date.formatted(.iso8601))") }

    /// Records about the user with this id; without one, about everybody in whose names the text occurs.
    mutating func concerns(_ user: String, id: String?) {
        if let id { return equal("sourceIdentity/id", id) }
        let names = [
            "sourceIdentity/displayName", "sourceIdentity/details/UserPrincipalName", "targetIdentity/displayName",
            "targetIdentity/details/UserPrincipalName",
        ]
        let tests = names.map { "contains(\($0),\(Self.quoted(user)))" } + ["sourceIdentity/id eq \(Self.quoted(user))"]
        parts.append("(" + tests.joined(separator: " or ") + ")")
    }

    private static func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: "''") + "'" }

    /// The point in time that `--since` means.
    static func instant(_ text: String, now: Date) throws -> Date {
        let seconds: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        if let unit = text.last.flatMap({ seconds[$0] }), let count = Double(text.dropLast()), count >= 0 {
            return now.addingTimeInterval(-count * unit)
        }
        let full = text.count == 10 ? text + "T00:00:00Z" : text
        guard let date = try? Date(full, strategy: .iso8601) else {
            throw ValidationError("“\(text)” is neither a date such as 2024-05-01, nor 2024-05-01T09:00:00Z, nor a span such as 2h.")
        }
        return date
    }
}
