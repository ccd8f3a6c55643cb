import ArgumentParser
import GraphClient

/// `gatehouse job run`: a cycle now, without waiting for the interval.
struct JobRun: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a cycle now.",
        discussion: "With --wait, shows the progress and ends when the cycle has; status 1 when the cycle failed.")

    @OptionGroup var selection: JobOptions
    @Flag(help: "Waits for the end of the cycle.") var wait = false
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        let before = try await selection.find(with: client)
        try await client.perform("start", on: before)
        guard wait else { return Terminal.write("a cycle of “\(before.application.displayName)” begins") }
        let execution = try await finished(before, client)
        for line in execution.lines { Terminal.write(line) }
        if execution.state == "Failed" { throw CommandFailure("the cycle failed; “gatehouse job status” and “gatehouse logs” tell more") }
    }

    /// Asks until another cycle than the last one has ended.
    private func finished(_ before: Job, _ client: GraphClient) async throws -> JobExecution {
        var display = ProgressDisplay(isInteractive: Terminal.isInteractive) { Terminal.mutter($0) }
        defer { display.finish() }
        while true {
            let job = try await client.refreshed(before)
            if let last = job.lastExecution, last != before.lastExecution { return last }
            if let progress = job.progress.first { display.show(done: progress.done, total: progress.total, units: progress.units) }
            try await ContinuousClock().sleep(for: .milliseconds(300))
        }
    }
}
