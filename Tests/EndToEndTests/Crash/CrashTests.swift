import Foundation
import JSONDocument
import Testing

/// Kills either server again and again while people are being created for the first time.
@Suite("A server that is killed", .serialized, .timeLimit(.minutes(5)))
struct CrashTests {
    private static let kills = 20

    @Test("twenty kills at random moments of the initial cycle: in the end exactly the people in scope exist, once each")
    func killsDuringTheInitialCycle() async throws {
        let directory = DirectoryFixture.people(4000)
        let expected = directory.inScope()
        let installation = try await Installation(directory)
        try await installation.start()
        try await installation.connect()
        let began = ContinuousClock.now
        try await installation.succeed("job", "start", Installation.application)

        let seed = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
        var random = SeededGenerator(seed: seed)
        let plan = Self.plan(people: expected.count, &random)
        print("crash test: seed \(seed) (GATEHOUSE_TEST_SEED repeats it): \(plan.map(\.description).joined(separator: ", "))")
        for kill in plan { try await perform(kill, installation) }
        print("crash test: all kills after \(ContinuousClock.now - began)")

        let job = try await finish(installation)
        print("crash test: cycle done after \(ContinuousClock.now - began)")
        #expect(job["status"]?["code"]?.stringValue == "Active")
        expect(try await installation.scim.accounts(), toBe: expected)

        let again = try await installation.succeed("job", "run", Installation.application, "--wait")
        #expect(again.output.contains(" 0 written, 0 to be retried"), "\(again)")
        expect(try await installation.scim.accounts(), toBe: expected)
        for side in Installation.Side.allCases { try await installation.stop(side) }
    }

    @Test("an application that stays away: the cycle stops and says why; run again when it is back, it leaves nobody out and nobody twice")
    func absence() async throws {
        let directory = DirectoryFixture.people(600)
        let installation = try await Installation(directory)
        try await installation.start()
        try await installation.connect()
        try await installation.succeed("job", "start", Installation.application)
        try await eventually("some accounts") { await installation.scim.count() ?? 0 > 50 }
        try await installation.program(.provider).kill()
        let failed = try await eventually("the end of the cycle", every: .milliseconds(100)) { try await installation.job().lastCycle }
        #expect(failed["state"]?.stringValue == "Failed", "\(failed.text)")
        let status = try await installation.succeed("job", "status", Installation.application)
        #expect(status.output.contains("last cycle   Failed") && status.lines.last?.hasPrefix("provisioned") == true, "\(status)")
        let fruitless = try await installation.run("job", "run", Installation.application, "--wait")
        #expect(fruitless.status == 1 && fruitless.complaints.contains("gatehouse job status"), "\(fruitless)")

        try installation.launch(.provider)
        try await installation.ready(.provider)
        // The first goes on where the cycle stopped, the second retries who had failed by then.
        for _ in 0..<2 { try await installation.succeed("job", "run", Installation.application, "--wait") }
        expect(try await installation.scim.accounts(), toBe: directory.inScope())
        let again = try await installation.succeed("job", "run", Installation.application, "--wait")
        #expect(again.output.contains(" 0 written, 0 to be retried"), "\(again)")
    }

    /// A victim and its moment: once so many accounts exist and a little later, or right after it was started.
    private struct Kill: CustomStringConvertible {
        let side: Installation.Side
        /// Nil: while the victim of the kill before is still starting.
        let accounts: Int?
        let delay: Duration

        var description: String { "\(side) \(accounts.map { "at \($0)" } ?? "again") +\(delay)" }
    }

    /// Spread over the whole cycle, however fast the machine is.
    private static func plan(people: Int, _ random: inout SeededGenerator) -> [Kill] {
        var plan: [Kill] = []
        while plan.count < kills {
            let share = people / kills
            let accounts = Int.random(in: share * plan.count...share * (plan.count + 1), using: &random)
            let side = Installation.Side.allCases.randomElement(using: &random) ?? .identity
            plan.append(Kill(side: side, accounts: accounts, delay: .milliseconds(Int.random(in: 0..<60, using: &random))))
            if plan.count < kills, Int.random(in: 0..<4, using: &random) == 0 {
                plan.append(Kill(side: side, accounts: nil, delay: .milliseconds(Int.random(in: 0..<120, using: &random))))
            }
        }
        return plan
    }

    private func perform(_ kill: Kill, _ installation: Installation) async throws {
        if let accounts = kill.accounts {
            for side in Installation.Side.allCases { try await installation.ready(side) }
            let scim = installation.scim
            try await eventually("account \(accounts)", within: .seconds(120), every: .milliseconds(10)) {
                await scim.count().map { $0 >= accounts } ?? false
            }
        }
        try await Task.sleep(for: kill.delay)
        try await installation.program(kill.side).kill()
        try installation.launch(kill.side)
    }

    /// Waits for a cycle that went well; one that gave up because the application was away is run again, as the interval would.
    private func finish(_ installation: Installation) async throws -> JSONValue {
        for side in Installation.Side.allCases { try await installation.ready(side) }
        var nudged: JSONValue?
        return try await eventually("the end of the cycle", within: .seconds(120), every: .milliseconds(200)) {
            let job = try await installation.job()
            guard let cycle = job.lastCycle, cycle != nudged else { return nil }
            if cycle["state"]?.stringValue == "Succeeded" { return job }
            print("crash test: a cycle ended as \(cycle.text)")
            nudged = cycle
            try await installation.succeed("job", "run", Installation.application)
            return nil
        }
    }
}
