/// From the start of a process to its first answer.
struct StartTime {
    let workshop: Workshop
    let starts: Int

    func measure(_ report: inout Report) async throws {
        let folder = workshop.folder + "/identity"
        _ = try await IdentitySide.make(in: folder, users: 1000)
        _ = try await workshop.makeTenants(1)
        var (identity, provider): ([Double], [Double]) = ([], [])
        for _ in 0..<starts {
            let one = try await workshop.startIdentity(in: folder)
            identity.append(one.started.milliseconds)
            await one.stop()
            let other = try await workshop.startProvider()
            provider.append(other.started.milliseconds)
            await other.stop()
        }
        report.title("Start to first answered request, median of \(starts)")
        report.add("identity side", identity.median, "ms", target: .below(100), others: identity.spread)
        report.add("application side", provider.median, "ms", target: .below(100), others: provider.spread)
    }
}
