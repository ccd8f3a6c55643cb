import Directory
import Foundation
import Provisioning
import Testing

/// Every fault at every kind of request: the documented outcome, never a second account, and all well once it is over.
@Suite struct FaultMatrixTests {
    // MARK: Faults that pass

    static let passing: [Fault] = [
        .status(429), .status(429, retryAfter: "7"), .status(429, retryAfter: "date"), .status(500), .status(503, retryAfter: "7"), .hang,
        .hangAfterDoing, .cut, .cutAfterDoing, .failureAfterDoing,
    ]

    @Test(arguments: FaultyAct.allCases, passing) func getsOverAFaultThatPasses(act: FaultyAct, fault: Fault) async throws {
        let (world, ann, _) = try await act.prepare()
        var fault = fault
        if fault == .status(429, retryAfter: "date") { fault = .status(429, retryAfter: Self.date(in: 30)) }
        world.target.fail([act.kind], with: fault, mentioning: act.mention(in: world))
        let summary = try await world.run(TestWorld.Knobs(isHasty: fault == .hang || fault == .hangAfterDoing))
        #expect(summary.state == .succeeded)
        #expect(summary.counts.failed == 0)
        #expect(act.isDone(for: "ann", in: world))
        #expect(act.isDone(for: "ben", in: world))
        #expect(try await world.escrow(of: ann) == nil)
        #expect(try await world.records(ann, status: .failure).isEmpty)
        switch fault {
        case .status(_, "7"): #expect(world.clock.waited.contains { $0 > .seconds(6) && $0 <= .seconds(7) })
        case .status(429, _?): #expect(world.clock.waited.contains { $0 > .seconds(20) && $0 <= .seconds(30) })
        default: break
        }
        try await world.expectNoRequest()
    }

    private static func date(in seconds: TimeInterval) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date().addingTimeInterval(seconds))
    }

    // MARK: Faults of one object that stay

    static let incompatible = "SystemForCrossDomainIdentityManagementServiceIncompatible"

    static let staying: [(Fault, code: String)] = [
        (.status(400), incompatible), (.status(403), "InsufficientRights"), (.status(409), "Conflict"), (.status(429), "TooManyRequests"),
        (.status(429, retryAfter: "1"), "TooManyRequests"), (.status(500), "InternalServerError"), (.hang, "Timeout"),
        (.cut, "WebExceptionProtocolError"), (.webPage, incompatible),
    ]

    @Test(arguments: FaultyAct.allCases, staying) func remembersAFaultThatStays(act: FaultyAct, expected: (fault: Fault, code: String))
        async throws
    {
        let (world, ann, ben) = try await act.prepare()
        let before = world.target.account("ann")
        world.target.fail([act.kind], with: expected.fault, times: .max, mentioning: act.mention(in: world))
        let summary = try await world.run(TestWorld.Knobs(isHasty: expected.fault == .hang))
        #expect(summary.state == .entryLevelErrors)
        #expect(summary.counts.failed == 1)
        #expect(world.target.account("ann") == before)
        #expect(act.isDone(for: "ben", in: world))
        let escrow = try #require(try await world.escrow(of: ann))
        #expect((escrow.code, escrow.attempts) == (expected.code, 1))
        #expect(try await world.escrow(of: ben) == nil)
        let record = try #require(try await world.records(ann, status: .failure).first)
        #expect(record.error?.errorCode == expected.code)
        #expect(record.error?.recommendedAction != nil)
        #expect(!record.steps.isEmpty)
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
        world.target.heal()
        try await world.run()
        #expect(act.isDone(for: "ann", in: world))
        #expect(try await world.escrow(of: ann) == nil)
        #expect(world.target.accounts.filter { $0.userName.hasPrefix("ann") }.count == (act == .delete ? 0 : 1))
        try await world.expectNoRequest()
    }

    // MARK: Done although nobody said so

    @Test(arguments: FaultyAct.allCases, [Fault.cutAfterDoing, .failureAfterDoing, .webPageAfterDoing])
    func doesNothingTwiceThatWasDoneInSilence(act: FaultyAct, fault: Fault) async throws {
        let (world, ann, _) = try await act.prepare()
        world.target.fail([act.kind], with: fault, times: .max, mentioning: act.mention(in: world))
        try await world.run()
        world.target.heal()
        try await world.run()
        #expect(act.isDone(for: "ann", in: world))
        #expect(act.isDone(for: "ben", in: world))
        #expect(try await world.escrow(of: ann) == nil)
        let link = try await world.link(of: ann)
        #expect(link?.target.rawValue == world.target.account("ann")?.id)
        if act == .create {
            #expect(world.target.requests(.create).filter { $0.text.contains("ann@") }.count == 1)
        }
        try await world.expectNoRequest()
    }

    // MARK: Gone

    @Test(arguments: [FaultyAct.update, .disable, .delete]) func knowsThatAnAccountIsGone(act: FaultyAct) async throws {
        let (world, ann, _) = try await act.prepare()
        world.target.remove(try #require(world.target.account("ann")?.id))
        let summary = try await world.run()
        #expect(summary.counts.failed == 0)
        #expect(act.isDone(for: "ben", in: world))
        #expect(world.target.names.filter { $0 == "ann" }.count == (act == .update ? 1 : 0))
        #expect(try await world.link(of: ann) == nil || act == .update)
        try await world.expectNoRequest()
        if act == .disable {
            try await world.assign(ann)
            try await world.run()
            #expect(world.target.account("ann")?.active == true)
        }
    }

    @Test(arguments: [FaultyAct.find, .create]) func takesA404AtTheEndpointForAWrongAddress(act: FaultyAct) async throws {
        let (world, ann, _) = try await act.prepare()
        world.target.fail([act.kind], with: .status(404), times: .max, mentioning: "ann@")
        try await world.run()
        #expect(try await world.escrow(of: ann)?.code == Self.incompatible)
        world.target.heal()
        try await world.run()
        #expect(act.isDone(for: "ann", in: world))
    }

    // MARK: Faults that concern everybody

    @Test(arguments: FaultyAct.allCases, [Fault.status(401), .status(429, retryAfter: "3600")])
    func stopsWhenNothingElseCanWork(act: FaultyAct, fault: Fault) async throws {
        let (world, ann, _) = try await act.prepare()
        world.target.fail([act.kind], with: fault, times: .max)
        let began = world.clock.now()
        let summary = try await world.run()
        #expect(summary.state == .failed)
        #expect(try await world.escrow(of: ann) == nil)
        #expect(try await world.records(ann, status: .failure).isEmpty)
        let status = try await world.jobs.status(of: world.job)
        #expect(status.successiveCompleteFailures == 1)
        if fault == .status(401) {
            #expect(status.quarantine?.code == "Unauthorized")
        } else {
            #expect(status.quarantine == nil)
            #expect(summary.errorCode == "TooManyRequests")
            #expect(try #require(status.nextCycle).timeIntervalSince(began) >= 3600)
        }
        world.target.heal()
        world.clock.advance(hours: 1)
        try await world.run()
        #expect(act.isDone(for: "ann", in: world))
        #expect(act.isDone(for: "ben", in: world))
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
        try await world.expectNoRequest()
    }
}
