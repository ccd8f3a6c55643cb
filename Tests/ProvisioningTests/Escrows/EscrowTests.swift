import Directory
import Foundation
import Provisioning
import Testing

/// When a failing object is tried again: in the next cycle, then 6, 12 and 24 hours after the first failure, then daily, for 28 days.
@Suite struct EscrowTests {
    private static let start = Date(timeIntervalSince1970: 1_767_600_000)

    @Test func becomesDueLessAndLessOften() {
        var escrow = Escrow(type: .user, source: SourceID(rawValue: "a"), failed: Self.start, code: "Conflict", message: "m")
        #expect(escrow.nextRetry == Self.start)
        var hours: [Double] = []
        var now = Self.start.addingTimeInterval(2400)
        for _ in 1...6 {
            escrow.failAgain(at: now, code: "Timeout", message: "n")
            hours.append(escrow.nextRetry.timeIntervalSince(Self.start) / 3600)
            now = escrow.nextRetry.addingTimeInterval(60)
        }
        #expect(hours[0..<3] == [6, 12, 24])
        #expect(hours[3...].map { $0.rounded(.down) } == [48, 72, 96])
        #expect((escrow.attempts, escrow.code, escrow.firstFailed) == (7, "Timeout", Self.start))
        #expect(!escrow.isExpired(at: Self.start.addingTimeInterval(27.9 * 86_400)))
        #expect(escrow.isExpired(at: Self.start.addingTimeInterval(28.1 * 86_400)))
    }

    @Test func triesAgainInTheNextCycleAndThenOnlyWhenDue() async throws {
        let world = try await TestWorld()
        try await world.run()
        let ann = try await world.addUser("ann")
        world.target.fail([.create], with: .status(400), times: .max)
        var tries: [Int] = []
        for _ in 1...12 {
            try await world.run()
            tries.append(world.target.requests(.create).count)
            world.clock.advance(hours: 2)
        }
        // At once, after 2 hours, after 6 and 12; not due at any other time.
        #expect(tries == [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4])
        #expect(try await world.escrow(of: ann)?.attempts == 4)
        world.target.heal()
        try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(try await world.escrow(of: ann) == nil)
    }

    @Test func triesAtOnceWhenTheObjectChanges() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        world.target.fail([.create], with: .status(400), times: 2)
        try await world.run()
        try await world.run()
        #expect(try await world.escrow(of: ann)?.attempts == 2)
        try await world.change(ann, ["surname": "Acceptable"])
        try await world.run()
        #expect(world.target.account("ann")?.familyName == "Acceptable")
        #expect(try await world.escrow(of: ann) == nil)
    }

    @Test func forgetsTheFailureOfWhoeverIsNotWantedAnyMore() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        world.target.fail([.create], with: .status(400), times: .max)
        try await world.run()
        try await world.unassign(ann)
        try await world.run()
        #expect(try await world.links.escrowCount(job: world.job) == 0)
        #expect(world.target.requests(.create).count == 1)
    }

    @Test func givesUpAfterFourWeeksAndSaysSo() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        world.target.fail([.create], with: .status(400), times: .max)
        try await world.run()
        for _ in 1...29 {
            world.clock.advance(hours: 24)
            try await world.run()
        }
        #expect(try await world.escrow(of: ann) == nil)
        let record = try #require(try await world.records(ann).last)
        #expect((record.action, record.status) == (.other, .failure))
        #expect(record.error?.reason.contains("28 days") == true)
        try await world.expectNoRequest()
        // A change gives it another chance.
        world.target.heal()
        try await world.change(ann, ["surname": "Again"])
        try await world.run()
        #expect(world.target.names == ["ann"])
    }

    @Test(arguments: [true, false]) func isForgottenByARestartThatSaysSo(forgets: Bool) async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        world.target.fail([.create], with: .status(400), times: 1)
        try await world.run()
        #expect(try await world.escrow(of: ann) != nil)
        try await world.jobs.reset(forgets ? .escrows : .quarantineState, of: world.job)
        try await world.run()
        #expect(world.target.names == (forgets ? [] : ["ann"]))
    }
}
