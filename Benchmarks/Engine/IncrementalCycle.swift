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
    private let repetitions = 15

    func measure(_ report: inout Report) async throws {
        let sizes = [largest / 100, largest / 10, largest]
        let tenants = try await workshop.makeTenants(sizes.count)
        let server = try await workshop.startProvider()
        let base = AsyncHTTPClientTransport()
        let transport = CountingTransport(base)
        var subjects: [Subject] = []
        for (size, tenant) in zip(sizes, tenants) { subjects.append(try await subject(size, tenant, server, transport)) }
        // In turns, so that whatever else the machine does meets all sizes alike.
        for repetition in 0..<repetitions {
            for index in subjects.indices { try await subjects[index].run(repetition, through: transport) }
        }
        for subject in subjects { await subject.side.close() }
        await base.shutdown()
        await server.stop()
        write(&report, subjects)
    }

    private func write(_ report: inout Report, _ subjects: [Subject]) {
        report.title("Incremental cycle, sizes in turns, median of \(repetitions)")
        for subject in subjects {
            let isLargest = subject.users == largest
            report.add(
                "nothing changed, \(subject.users) users", subject.idle.median, "ms", target: isLargest ? .below(50) : .none,
                others: subject.idle.spread)
            report.add("nothing changed, \(subject.users) users: requests", Double(subject.idleRequests), "", target: .below(1))
            report.add(
                "10 changes, \(subject.users) users", subject.changed.median, "ms",
                others: subject.changed.spread + [("requests", Double(subject.changeRequests) / Double(repetitions))])
        }
        guard let smallest = subjects.first else { return }
        for subject in subjects.dropFirst() {
            // Up to twice the cost is noise; a cost that follows the size would be ten and a hundred times.
            report.add(
                "10 changes, \(subject.users) / \(smallest.users) users", subject.changed.median / smallest.changed.median, "",
                target: .below(2))
        }
    }

    /// A directory of one size, provisioned.
    private func subject(
        _ users: Int, _ tenant: Workshop.TenantAccess, _ server: ServerProcess, _ transport: CountingTransport
    ) async throws -> Subject {
        let folder = workshop.folder + "/identity\(users)"
        _ = try await IdentitySide.make(in: folder, users: users)
        let side = try IdentitySide(opening: folder)
        try await side.connect(tenant, port: server.port)
        _ = try await side.runCycle(through: transport)
        let people = try await side.directory.objects(matching: DirectoryQuery(.user, limit: min(users, 2000))).filter {
            $0.accountEnabled && $0.attributes["surname"] != nil
        }
        return Subject(users: users, side: side, people: people.map(\.id))
    }

    private struct Subject {
        let users: Int
        let side: IdentitySide
        let people: [ObjectID]
        var idle: [Double] = []
        var idleRequests = 0
        var changed: [Double] = []
        var changeRequests = 0

        mutating func run(_ repetition: Int, through transport: CountingTransport) async throws {
            var sent = transport.count
            idle.append(try await side.runCycle(through: transport).duration.milliseconds)
            idleRequests += transport.count - sent
            for person in people.dropFirst(10 * repetition).prefix(10) {
                _ = try await side.directory.update(
                    person, applying: [Directory.AttributeChange("surname", .string("Married \(repetition)"))], at: Date())
            }
            sent = transport.count
            let (summary, duration) = try await side.runCycle(through: transport)
            guard summary.counts.updated == 10 else { throw BenchmarkError("\(summary.counts.updated) of 10 changes arrived") }
            changed.append(duration.milliseconds)
            changeRequests += transport.count - sent
        }
    }
}
