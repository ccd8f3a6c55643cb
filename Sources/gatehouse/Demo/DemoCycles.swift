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
        let status = try await current().status
        if status.lastSuccessfulExecution == nil {
            Terminal.write("\nThe initial cycle runs:")
            let summary = try await finished(after: status.lastExecution)
            DemoSummary(summary).lines.forEach(Terminal.write)
        }
    }

    /// Runs a cycle now, and shows a line for each object that it wrote.
    func runIncremental() async throws {
        let before = try await current().status.lastExecution
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

    /// Shows the progress until a cycle has ended since `previous` did; one that failed ends again under the same id.
    private func finished(after previous: CycleSummary?) async throws -> CycleSummary {
        var display = ProgressDisplay(isInteractive: Terminal.isInteractive) { Terminal.mutter($0) }
        defer { display.finish() }
        while true {
            let description = try await current()
            if let last = description.status.lastExecution, last != previous, description.progress == nil {
                guard last.state != .failed else {
                    throw CommandFailure("the cycle failed: \(last.errorCode ?? ""): \(last.errorMessage ?? "")")
                }
                return last
            }
            if let progress = description.progress { show(progress, on: &display) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func show(_ progress: CycleProgress, on display: inout ProgressDisplay) {
        let remaining = progress.remaining.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
        display.show(
            done: progress.done, total: progress.total, units: "objects", detail: "\(Int(progress.rate)) objects/s\(remaining)")
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
