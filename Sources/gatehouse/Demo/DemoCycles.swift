import Administration
import Directory
import Foundation
import Provisioning

/// Watches the job's cycles and tells how they went.
struct DemoCycles: Sendable {
    let provisioning: ProvisioningAdministration
    let job: JobID
    let servicePrincipal: ObjectID
    let caller: Caller

    private var principal: ServicePrincipalID { ServicePrincipalID(rawValue: servicePrincipal.text) }

    /// Waits for the end of the initial cycle, wherever it is.
    func runInitial() async throws {
        if try await current().status.lastSuccessfulExecution == nil {
            Terminal.write("\nThe initial cycle runs:")
            let summary = try await finished(after: nil)
            DemoSummary(summary).lines.forEach(Terminal.write)
        }
    }

    /// Runs a cycle now, and shows a line for each object that it wrote.
    func runIncremental() async throws {
        let before = try await current().status.lastExecution?.id
        Terminal.write("\nThe incremental cycle runs:")
        try await provisioning.start(job, of: principal, by: caller)
        let summary = try await finished(after: before)
        var query = ProvisioningLogQuery()
        query.cycle = summary.id
        query.servicePrincipal = principal
        query.newestFirst = false
        for record in try await provisioning.log(query, by: caller) where record.action != .other {
            Terminal.write("  " + DemoSummary.line(record))
        }
        DemoSummary(summary).lines.forEach(Terminal.write)
    }

    private func current() async throws -> JobDescription {
        try await provisioning.job(job, of: principal, by: caller)
    }

    /// Shows the progress until a cycle has ended that is not `previous`.
    private func finished(after previous: CycleID?) async throws -> CycleSummary {
        var bar = ProgressBar(isInteractive: Terminal.isInteractive) { Terminal.mutter($0) }
        defer { bar.finish() }
        while true {
            let description = try await current()
            if let last = description.status.lastExecution, last.id != previous, description.progress == nil {
                guard last.state != .failed else {
                    throw CommandFailure("the cycle failed: \(last.errorCode ?? ""): \(last.errorMessage ?? "")")
                }
                return last
            }
            if let progress = description.progress { bar.show(progress) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}

/// A cycle's figures for people.
struct DemoSummary {
    let lines: [String]

    init(_ summary: CycleSummary) {
        let counts = summary.counts
        let skipped = counts.skipped.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        let duration = summary.ended.timeIntervalSince(summary.began)
        lines = [
            "  in scope \(counts.inScope) · created \(counts.created) · linked \(counts.linked) · updated \(counts.updated) · "
                + "disabled \(counts.disabled) · deleted \(counts.deleted) · failed \(counts.failed)",
            "  skipped \(counts.skipped.values.reduce(0, +))" + (skipped.isEmpty ? "" : ": " + skipped.joined(separator: ", ")),
            "  \(counts.requests) requests in \(String(format: "%.2f", duration)) s",
        ]
    }

    /// What happened to one object.
    static func line(_ record: ProvisioningLogRecord) -> String {
        let name = record.source.userName ?? record.source.displayName
        let changes = record.modifiedProperties.map { property in
            let attribute = property.displayName.split(separator: ":").last.map(String.init) ?? property.displayName
            let new = property.newValue ?? "∅"
            return property.oldValue.map { "\(attribute) “\($0)” → “\(new)”" } ?? "\(attribute) “\(new)”"
        }
        let text = changes.isEmpty ? (record.steps.last?.description ?? "") : changes.joined(separator: ", ")
        return "\(record.action.rawValue) \(record.status.rawValue) \(name): \(text)"
    }
}

/// How far a cycle is: a bar that is redrawn for people, plain lines elsewhere.
struct ProgressBar {
    private let isInteractive: Bool
    private let write: (String) -> Void
    private var lastTenth = -1
    private var isDrawn = false

    init(isInteractive: Bool, write: @escaping (String) -> Void) {
        self.isInteractive = isInteractive
        self.write = write
    }

    mutating func show(_ progress: CycleProgress) {
        let share = progress.total > 0 ? Double(progress.done) / Double(progress.total) : 0
        let rate = "\(Int(progress.rate)) objects/s"
        let remaining = progress.remaining.map { "\(Int($0.rounded(.up))) s left" } ?? "…"
        let text = "\(progress.done) / \(progress.total) objects  \(rate)  \(remaining)"
        if isInteractive {
            let filled = Int(share * 30)
            write("\r\u{1B}[K  " + String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled) + " " + text)
            isDrawn = true
        } else if Int(share * 10) > lastTenth {
            lastTenth = Int(share * 10)
            write("  \(text)\n")
        }
    }

    mutating func finish() {
        if isDrawn { write("\n") }
        isDrawn = false
    }
}
