import Directory
import Foundation
import Provisioning
import SCIMTarget
import SQLiteStorage

/// Incremental cycles: their cost follows the changes, not the directory.
struct IncrementalCycle {
    let workshop: Workshop
    /// The largest directory; the others have a tenth and a hundredth of it.
    let largest: Int
    private let repetitions = 9

    func measure(_ report: inout Report) async throws {
        let sizes = [largest / 100, largest / 10, largest]
        let tenants = try await workshop.makeTenants(sizes.count)
        let server = try await workshop.startProvider()
        report.title("Incremental cycle, median of \(repetitions)")
        var smallest: Double?
        for (size, tenant) in zip(sizes, tenants) {
            let figures = try await cycles(size, tenant, server)
            let changed = figures.changed.median
            if size == largest {
                report.add("nothing changed, \(size) users", figures.idle.median, "ms", target: .below(50), others: figures.idle.spread)
                report.add("nothing changed, \(size) users: requests", Double(figures.idleRequests), "", target: .below(1))
            } else {
                report.add("nothing changed, \(size) users", figures.idle.median, "ms", others: figures.idle.spread)
            }
            report.add("10 changes, \(size) users", changed, "ms", others: figures.changed.spread + [("requests", figures.requests)])
            // Twice the cost for a hundred times the people would still be noise on a busy machine; a cost that follows the size is 100.
            if let smallest { report.add("10 changes, \(size) / \(sizes[0]) users", changed / smallest, "", target: .below(2)) }
            smallest = smallest ?? changed
        }
        await server.stop()
    }

    private struct Figures {
        var idle: [Double] = []
        var idleRequests = 0
        var changed: [Double] = []
        /// Per cycle.
        var requests = 0.0
    }

    private func cycles(_ size: Int, _ tenant: Workshop.TenantAccess, _ server: ServerProcess) async throws -> Figures {
        let folder = workshop.folder + "/identity\(size)"
        _ = try await IdentitySide.make(in: folder, users: size)
        let side = try IdentitySide(opening: folder)
        try await side.connect(tenant, port: server.port)
        let base = AsyncHTTPClientTransport()
        let transport = CountingTransport(base)
        _ = try await side.runCycle(through: transport)

        var figures = Figures()
        let sent = transport.count
        for _ in 0..<repetitions { figures.idle.append(try await side.runCycle(through: transport).duration.milliseconds) }
        figures.idleRequests = transport.count - sent

        let people = try await side.directory.objects(matching: DirectoryQuery(.user, limit: min(size, 2000))).filter {
            $0.accountEnabled && $0.attributes["surname"] != nil
        }
        for repetition in 0..<repetitions {
            for person in people.dropFirst(10 * repetition).prefix(10) {
                _ = try await side.directory.update(
                    person.id, applying: [Directory.AttributeChange("surname", .string("Married \(repetition)"))], at: Date())
            }
            let (summary, duration) = try await side.runCycle(through: transport)
            guard summary.counts.updated == 10 else { throw BenchmarkError("\(summary.counts.updated) of 10 changes arrived") }
            figures.changed.append(duration.milliseconds)
        }
        figures.requests = Double(transport.count - sent - figures.idleRequests) / Double(repetitions)
        await base.shutdown()
        await side.close()
        return figures
    }
}
