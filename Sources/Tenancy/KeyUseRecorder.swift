package import Persistence

/// Writes down once a minute when access keys were last used, away from the requests that use them.
package struct KeyUseRecorder: Sendable {
    private let authentication: KeyAuthentication
    private let interval: Duration
    private let report: @Sendable (StorageError) -> Void

    /// A recorder; `report` hears of a write that failed, which loses nothing but the time of last use.
    package init(
        authentication: KeyAuthentication, interval: Duration = .seconds(60), report: @escaping @Sendable (StorageError) -> Void
    ) {
        self.authentication = authentication
        self.interval = interval
        self.report = report
    }

    /// Runs until the task is cancelled; then records what is left.
    package func run(clock: some Clock<Duration> = ContinuousClock()) async {
        while (try? await clock.sleep(for: interval)) != nil { await record() }
        await record()
    }

    private func record() async {
        do throws(StorageError) { try await authentication.recordUses() } catch { report(error) }
    }
}
