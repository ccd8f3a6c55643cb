import Directory
import JSONDocument
import Provisioning
import Testing

/// Cycles that are stopped or killed at random, and go on: in the end everything is as it should be, and nothing is there twice.
@Suite struct InterruptionTests {
    @Test(arguments: 1...64) func endsAsIfNothingHadHappened(seed: Int) async throws {
        var random = SeededRandom(seed: seed)
        var story = try await Story(&random)
        try await story.survive(&random)
        story.check("after the initial cycle, seed \(seed)")
        try await story.goOn(&random)
        try await story.survive(&random)
        story.check("after the incremental cycle, seed \(seed)")
        #expect(try await story.world.links.escrowCount(job: story.world.job) == 0)
        #expect(try await story.world.records(status: .failure).isEmpty)
        try await story.world.expectNoRequest()
    }

    @Test(arguments: TestWorld.Interruption.allCases) func saysNothingOfFailuresThatAreNone(_ interruption: TestWorld.Interruption)
        async throws
    {
        let world = try await TestWorld()
        for number in 1...40 { try await world.addUser("user\(number)") }
        #expect(try await !world.run(TestWorld.Knobs(), interruptedBy: interruption, after: 15))
        #expect(try await world.records(status: .failure).isEmpty)
        #expect(try await world.links.escrowCount(job: world.job) == 0)
        #expect(try await world.jobs.status(of: world.job).lastExecution == nil)
        let cycle = try #require(try await world.jobs.cycle(of: world.job))
        let summary = try await world.run()
        #expect(summary.id == cycle.id)
        #expect((summary.kind, summary.state) == (.initial, .succeeded))
        #expect((summary.counts.processed, summary.counts.inScope) == (40, 40))
        #expect(summary.counts.created + summary.counts.linked == 40)
        #expect(world.target.accounts.count == 40)
    }

    /// The program died with requests on their way, which the target carries out while the next run already looks around.
    @Test func findsWhatTheKilledRunStillDid() async throws {
        let world = try await TestWorld()
        for number in 1...10 { try await world.addUser("user\(number)") }
        #expect(try await !world.run(TestWorld.Knobs(), interruptedBy: .kill, after: 1))
        // Listed as empty, and yet one of them arrives.
        world.target.fail([.list], with: .nothingFound)
        world.target.add(["userName": "user7@contoso.example", "active": true])
        try await world.run()
        #expect(world.target.accounts.count == 10)
        #expect(world.target.account("user7")?.givenName == "User7")
    }
}
