import Directory
import Foundation
import Provisioning
import Testing

@Suite struct SchedulerTests {
    /// Lets the scheduler run while `body` looks at what happens.
    private func schedule(
        _ world: TestWorld, _ body: @escaping @Sendable (JobScheduler, AsyncStream<EngineEvent>) async throws -> Void
    ) async throws {
        let (events, continuation) = AsyncStream.makeStream(of: EngineEvent.self)
        let scheduler = JobScheduler(engine: world.makeEngine { continuation.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await scheduler.run() }
            group.addTask { try await body(scheduler, events) }
            try await group.next()
            group.cancelAll()
        }
    }

    private func summaries(_ events: AsyncStream<EngineEvent>, _ count: Int) async -> [CycleSummary] {
        var summaries: [CycleSummary] = []
        for await event in events {
            if case .ended(_, let summary) = event { summaries.append(summary) }
            if summaries.count == count { break }
        }
        return summaries
    }

    @Test func runsACycleEveryFortyMinutes() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        try await schedule(world) { _, events in
            let cycles = await summaries(events, 3)
            #expect(cycles.map(\.kind) == [.initial, .incremental, .incremental])
            for (one, next) in zip(cycles, cycles.dropFirst()) {
                let pause = next.began.timeIntervalSince(one.began)
                #expect(pause >= 2400 && pause < 2520)
            }
        }
        #expect(world.target.names == ["ann"])
    }

    @Test func leavesAJobAloneThatIsPaused() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        var job = try #require(try await world.jobs.job(world.job))
        job.schedule.state = .paused
        try await world.jobs.update(job)
        let began = world.clock.now()
        try await schedule(world) { _, _ in
            while world.clock.now().timeIntervalSince(began) < 10_000 { await Task.yield() }
        }
        #expect(world.target.requests.isEmpty)
    }

    @Test func stopsACycleAndGoesOnWithIt() async throws {
        let world = try await TestWorld()
        for number in 1...60 { try await world.addUser("user\(number)") }
        let (reached, ring) = AsyncStream.makeStream(of: Void.self)
        world.target.setAlarm(after: 20) { ring.yield() }
        try await schedule(world) { scheduler, events in
            for await _ in reached { break }
            await scheduler.stop(world.job)
            let cycles = await summaries(events, 1)
            #expect(cycles.first?.state == .succeeded)
            #expect(world.target.accounts.count == 60)
        }
        #expect(try await world.records(status: .failure).isEmpty)
    }
}
