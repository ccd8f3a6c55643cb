import Directory
import JSONDocument
import Provisioning
import Testing

/// Faults of the target as a whole, in the middle of a long cycle or before it has begun.
@Suite struct OutageTests {
    private func crowdedWorld(_ count: Int = 100) async throws -> TestWorld {
        let world = try await TestWorld()
        for number in 1...count { try await world.addUser("user\(number)") }
        return world
    }

    private static let narrow: TestWorld.Knobs = {
        var knobs = TestWorld.Knobs()
        knobs.settings.concurrency = 4
        return knobs
    }()

    @Test func stopsAtOnceWhenTheTokenIsRevokedAndGoesOnLater() async throws {
        let world = try await crowdedWorld()
        world.target.fail([.create], with: .status(401), times: .max, after: 30)
        let summary = try await world.run(Self.narrow)
        #expect((summary.state, summary.errorCode) == (.failed, "Unauthorized"))
        #expect(world.target.accounts.count == 30)
        #expect(world.target.requests(.create).count <= 34)
        let quarantine = try #require(try await world.jobs.status(of: world.job).quarantine)
        #expect(quarantine.code == "Unauthorized")
        #expect(quarantine.message.contains("POST"))
        #expect(!quarantine.message.contains(TargetService.token))
        #expect(try await world.links.count(of: .user, job: world.job) == 30)
        world.target.heal()
        let resumed = try await world.run(Self.narrow)
        #expect(resumed.id == summary.id)
        #expect((resumed.counts.created, resumed.counts.processed, resumed.counts.inScope) == (100, 100, 100))
        #expect(world.target.accounts.count == 100)
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
    }

    @Test func stopsWhenAWrongTokenIsEnteredAndGoesOnWithTheRightOne() async throws {
        let world = try await crowdedWorld(10)
        try await world.setSecrets(["SecretToken": "wrong"])
        let summary = try await world.run()
        #expect(summary.state == .failed)
        #expect(world.target.requests.count == 1)
        try await world.setSecrets(["SecretToken": TargetService.token])
        try await world.run()
        #expect(world.target.accounts.count == 10)
    }

    @Test func doesNotEvenBeginWithoutCredentials() async throws {
        let world = try await crowdedWorld(2)
        try await world.setSecrets(["SecretToken": ""])
        let summary = try await world.run()
        #expect((summary.state, summary.errorCode) == (.failed, "MissingCredentials"))
        #expect(world.target.requests.isEmpty)
        try await world.setSecrets(["SecretToken": TargetService.token, "BaseAddress": "ftp://x"])
        #expect(try await world.run().errorCode == "InvalidTenantURL")
    }

    @Test func givesUpWhenTheTargetIsDownAndGoesOnLater() async throws {
        let world = try await crowdedWorld(200)
        world.target.fail([.create], with: .status(500), times: .max, after: 50)
        let summary = try await world.run(Self.narrow)
        #expect((summary.state, summary.errorCode) == (.failed, "TargetUnavailable"))
        #expect(world.target.accounts.count == 50)
        #expect(try await world.links.escrowCount(job: world.job) <= 24)
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
        world.target.heal()
        for _ in 1...2 { try await world.run(Self.narrow) }
        #expect(world.target.accounts.count == 200)
        #expect(Set(world.target.names).count == 200)
        #expect(try await world.links.escrowCount(job: world.job) == 0)
        try await world.expectNoRequest()
    }

    /// People who are skipped never had to do with the target, and say nothing of its health.
    @Test func noticesAnOutageAmongPeopleWhoAreOutOfScope() async throws {
        let world = try await TestWorld()
        for number in 1...300 { try await world.addUser("user\(number)", assigned: number % 3 == 0) }
        world.target.fail([.create], with: .status(500), times: .max)
        let summary = try await world.run(Self.narrow)
        #expect((summary.state, summary.errorCode) == (.failed, "TargetUnavailable"))
        #expect(try await world.links.escrowCount(job: world.job) <= 24)
        world.target.heal()
        for _ in 1...2 { try await world.run(Self.narrow) }
        #expect(world.target.accounts.count == 100)
    }

    @Test func givesUpWhenNobodyListens() async throws {
        let world = try await crowdedWorld(50)
        try await world.setSecrets(["BaseAddress": "http://127.0.0.1:1/scim"])
        let summary = try await world.run()
        #expect(summary.state == .failed)
        #expect(summary.errorCode == "SystemForCrossDomainIdentityManagementCredentialValidationUnavailable")
        #expect(try await world.links.escrowCount(job: world.job) == 0)
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
        try await world.setSecrets(["BaseAddress": world.tenantURL])
        try await world.run()
        #expect(world.target.accounts.count == 50)
    }

    @Test(arguments: [Fault.status(401), .status(403)]) func isQuarantinedWhenTheListIsRefused(fault: Fault) async throws {
        let world = try await crowdedWorld(10)
        world.target.fail(Set(TargetRequest.Kind.allCases), with: fault, times: .max)
        let summary = try await world.run()
        #expect(summary.state == .failed)
        #expect(world.target.accounts.isEmpty)
        #expect(world.target.requests.count == 1)
        #expect(try await world.jobs.status(of: world.job).quarantine != nil)
        world.target.heal()
        try await world.run()
        #expect(world.target.accounts.count == 10)
    }

    /// One account that is protected must not stop the others; a key without its permission must.
    @Test func isQuarantinedWhenAPermissionIsLost() async throws {
        let world = try await crowdedWorld(30)
        try await world.run()
        let late = try await world.addUser("late")
        world.target.fail(Set(TargetRequest.Kind.allCases), with: .status(403), times: .max)
        let summary = try await world.run()
        #expect((summary.state, summary.errorCode) == (.failed, "InsufficientRights"))
        #expect(try await world.escrow(of: late) == nil)
        world.target.heal()
        try await world.run()
        #expect(world.target.accounts.count == 31)
    }

    @Test func doesNotTakeAProxysWebPageForSuccess() async throws {
        let world = try await crowdedWorld(60)
        world.target.fail(Set(TargetRequest.Kind.allCases), with: .webPage, times: .max)
        let summary = try await world.run(Self.narrow)
        #expect(summary.state == .failed)
        #expect(world.target.accounts.isEmpty)
        #expect(try await world.links.count(of: .user, job: world.job) == 0)
        let codes = Set(try await world.records(status: .failure).compactMap(\.error?.errorCode))
        #expect(codes == [FaultMatrixTests.incompatible])
        world.target.heal()
        for _ in 1...2 { try await world.run(Self.narrow) }
        #expect(world.target.accounts.count == 60)
    }

    @Test func adoptsAnAccountThatAppearsMeanwhile() async throws {
        let world = try await crowdedWorld(3)
        try await world.run()
        let late = try await world.addUser("late")
        world.target.fail([.find], with: .nothingFound, mentioning: "late@")
        let id = world.target.add(["userName": "LATE@contoso.example", "active": false])
        try await world.run()
        #expect(world.target.requests(.create).last?.text.contains("late@") == true)
        #expect(world.target.accounts.count == 4)
        #expect(world.target.account("late")?.active == true)
        #expect(try await world.link(of: late)?.target.rawValue == id)
    }
}
