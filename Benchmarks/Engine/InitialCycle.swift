import Provisioning
import SCIMClient
import SCIMTarget

/// An initial cycle beside a bare loop that posts the same bodies to the same server.
struct InitialCycle {
    let workshop: Workshop
    let users: Int
    let runs: Int

    func measure(_ report: inout Report) async throws {
        let template = workshop.folder + "/identity"
        _ = try await IdentitySide.make(in: template, users: users)
        let tenants = try await workshop.makeTenants(2 * runs + 1)
        let server = try await workshop.startProvider()

        // The bodies, and what the engine costs by itself.
        let recorder = RecordingTransport()
        let dry = try await cycle(template, "dry", tenants[0], server, through: recorder)
        let bodies = recorder.bodies
        _ = try await bareLoop(tenants[0], server).post(Array(bodies.prefix(1000)))

        let transport = AsyncHTTPClientTransport()
        var (bare, engine): ([Sample], [Sample]) = ([], [])
        for run in 0..<runs {
            let meter = try Meter(server)
            let duration = try await bareLoop(tenants[1 + 2 * run], server).post(bodies)
            bare.append(try meter.sample(bodies.count, duration))
            engine.append(try await cycle(template, "run\(run)", tenants[2 + 2 * run], server, through: transport))
        }
        await transport.shutdown()
        await server.stop()
        write(&report, bodies.count, bare, engine, dry)
    }

    private func bareLoop(_ tenant: Workshop.TenantAccess, _ server: ServerProcess) -> BareLoop {
        BareLoop(url: tenant.url(port: server.port), token: tenant.key, concurrency: CycleRunner.Settings().concurrency)
    }

    private func cycle(
        _ template: String, _ name: String, _ tenant: Workshop.TenantAccess, _ server: ServerProcess, through transport: any HTTPTransport
    ) async throws -> Sample {
        let folder = workshop.folder + "/" + name
        try IdentitySide.copy(template, to: folder)
        let side = try IdentitySide(opening: folder)
        try await side.connect(tenant, port: server.port)
        let meter = try Meter(server)
        let (summary, duration) = try await side.runCycle(through: transport)
        let sample = try meter.sample(summary.counts.created, duration)
        await side.close()
        return sample
    }

    private func write(_ report: inout Report, _ accounts: Int, _ bare: [Sample], _ engine: [Sample], _ dry: Sample) {
        report.title("Initial cycle: \(users) users in the directory, \(accounts) accounts created, \(runs) runs each in turns")
        let (bareRates, rates) = (bare.map(\.rate), engine.map(\.rate))
        report.add("bare async-http-client loop", bareRates.median, "users/s", others: bareRates.spread)
        report.add("engine", rates.median, "users/s", others: rates.spread)
        report.add(
            "engine / bare loop", rates.median / bareRates.median, "", target: .atLeast(0.6),
            others: zip(rates, bareRates).map { $0 / $1 }.spread)
        report.add("engine, target that answers at once", dry.rate, "users/s")
        report.add("processor time: bare loop", bare.map(\.clientTime).median, "µs/user")
        report.add("processor time: server under the bare loop", bare.map(\.serverTime).median, "µs/user")
        report.add("processor time: engine", engine.map(\.clientTime).median, "µs/user")
        report.add("processor time: server under the engine", engine.map(\.serverTime).median, "µs/user")
        report.add("processor time: engine, target that answers at once", dry.clientTime, "µs/user")
    }

    /// What a run came to.
    struct Sample {
        /// Accounts per second.
        let rate: Double
        /// Processor time of this process and of the server, in µs per account.
        let clientTime: Double
        let serverTime: Double
    }

    /// Takes the processor times from its making on.
    struct Meter {
        private let server: ServerProcess
        private let before: (client: Double, server: Double)

        init(_ server: ServerProcess) throws {
            self.server = server
            before = (try ProcessFigures().processorTime, try ProcessFigures(of: server.id).processorTime)
        }

        func sample(_ count: Int, _ duration: Duration) throws -> Sample {
            let count = Double(count)
            return Sample(
                rate: count * 1000 / duration.milliseconds, clientTime: (try ProcessFigures().processorTime - before.client) * 1000 / count,
                serverTime: (try ProcessFigures(of: server.id).processorTime - before.server) * 1000 / count)
        }
    }
}
