import Foundation
import GraphClient
import Provisioning

/// Resident memory of both servers, as people run them, during a large initial cycle.
struct MemoryUse {
    let workshop: Workshop
    let users: Int

    func measure(_ report: inout Report) async throws {
        let folder = workshop.folder + "/identity"
        let token = try await IdentitySide.make(in: folder, users: users)
        let tenant = try await workshop.makeTenants(1)[0]
        let provider = try await workshop.startProvider()
        let side = try IdentitySide(opening: folder)
        try await side.connect(tenant, port: provider.port)
        await side.close()

        // The job is active: its cycle begins with the server.
        let clock = ContinuousClock()
        let began = clock.now
        let identity = try await workshop.startIdentity(in: folder)
        let client = try GraphClient(server: "http://127.0.0.1:\(identity.port)", token: token)
        var (source, target): ([Double], [Double]) = ([], [])
        var execution: JobExecution?
        while execution == nil {
            try await clock.sleep(for: .milliseconds(250))
            source.append(try ProcessFigures(of: identity.id).resident)
            target.append(try ProcessFigures(of: provider.id).resident)
            if source.count.isMultiple(of: 4) {
                execution = try await client.job(application: nil, id: IdentitySide.job.rawValue).lastExecution
            }
        }
        let seconds = (clock.now - began).milliseconds / 1000
        guard let execution, execution.state == "Succeeded" else {
            throw BenchmarkError("the cycle did not succeed: \(execution?.errorMessage ?? execution?.state ?? "?")")
        }
        report.title("Memory during the initial cycle of \(users) users, \(execution.exported) accounts, both servers as processes")
        for (name, id, samples) in [("identity side", identity.id, source), ("application side", provider.id, target)] {
            report.add(
                "\(name): peak", try ProcessFigures(of: id).peak, "MiB", target: .below(250),
                others: [("median", samples.median), ("end", samples.last ?? 0)])
        }
        report.add("the cycle", seconds, "s", others: [("users/s", Double(execution.exported) / seconds)])
        await identity.stop()
        await provider.stop()
    }
}
