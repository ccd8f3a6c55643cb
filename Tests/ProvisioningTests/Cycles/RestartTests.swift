import Directory
import JSONDocument
import Provisioning
import Testing

/// What a restart forgets, and what it keeps.
@Suite struct RestartTests {
    /// Ann and Ben are provisioned; Cara's creation failed; somebody changed Ann's account in the application.
    private func prepare() async throws -> (TestWorld, ann: ObjectID, cara: ObjectID) {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.addUser("ben")
        let cara = try await world.addUser("cara")
        world.target.fail([.create], with: .status(400), mentioning: "cara@")
        try await world.run()
        let id = try #require(world.target.account("ann")?.id)
        world.target.remove(id)
        world.target.add(["userName": "ann@contoso.example", "active": true, "name": ["givenName": "Drift", "familyName": "Person"]])
        return (world, ann, cara)
    }

    private func restart(_ world: TestWorld, _ scope: ResetScope) async throws -> CycleSummary {
        try await world.jobs.reset(scope, of: world.job)
        return try await world.run()
    }

    @Test func looksAtEverybodyAgainWithoutTheWatermark() async throws {
        let (world, ann, cara) = try await prepare()
        let before = try await world.link(of: ann)
        let summary = try await restart(world, .watermark)
        #expect(summary.kind == .initial)
        // The link pointed to an account that is gone: matched again, and the drift corrected.
        #expect(world.target.names == ["ann", "ben", "cara"])
        #expect(world.target.account("ann")?.givenName == "Ann")
        #expect(try await world.link(of: ann) != before)
        #expect(try await world.escrow(of: cara) == nil)
    }

    @Test func forgetsFailuresAndNothingElse() async throws {
        let (world, ann, cara) = try await prepare()
        let before = try await world.link(of: ann)
        let summary = try await restart(world, .escrows)
        #expect(summary.kind == .incremental)
        #expect(try await world.escrow(of: cara) == nil)
        #expect(world.target.account("cara") == nil)
        #expect(try await world.link(of: ann) == before)
        #expect(world.target.account("ann")?.givenName == "Drift")
    }

    @Test func matchesEverybodyAgainWithoutLinks() async throws {
        let (world, ann, _) = try await prepare()
        let summary = try await restart(world, [.watermark, .connectorDataStore])
        #expect(summary.counts.linked == 2)
        #expect(world.target.names == ["ann", "ben", "cara"])
        #expect(try await world.link(of: ann)?.target.rawValue == world.target.account("ann")?.id)
        try await world.expectNoRequest()
    }

    @Test(arguments: [ResetScope.standard, .full]) func endsInTheSameState(scope: ResetScope) async throws {
        let (world, _, _) = try await prepare()
        try await world.setSecrets(["SecretToken": "wrong"])
        try await world.run()
        #expect(try await world.jobs.status(of: world.job).quarantine != nil)
        try await world.setSecrets(["SecretToken": TargetService.token])
        try await world.jobs.reset(scope, of: world.job)
        #expect(try await world.jobs.status(of: world.job).quarantine == nil)
        #expect(try await world.links.count(of: .user, job: world.job) == (scope == .full ? 0 : 2))
        try await world.run()
        #expect(world.target.names == ["ann", "ben", "cara"])
        #expect(world.target.accounts.allSatisfy { $0.active == true })
        try await world.expectNoRequest()
    }

    @Test func liftsTheQuarantineOnly() async throws {
        let (world, _, cara) = try await prepare()
        try await world.setSecrets(["SecretToken": "wrong"])
        try await world.run()
        try await world.jobs.reset(.quarantineState, of: world.job)
        let status = try await world.jobs.status(of: world.job)
        #expect(status.quarantine == nil)
        #expect(status.successiveCompleteFailures == 0)
        #expect(try await world.escrow(of: cara) != nil)
        #expect(try await world.jobs.watermark(of: world.job) != nil)
    }

    /// Deletions that happened while nobody looked are delivered all the same.
    @Test func deletesWhoeverVanishedBeforeTheRestart() async throws {
        let world = try await TestWorld(.test(groups: true))
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let cara = try await world.addUser("cara")
        let group = try await world.addGroup("Auditors", members: [ann, cara], assigned: true)
        try await world.run()
        try await world.purge(ann)
        try await world.softDelete(ben)
        try await world.purge(group)
        try await world.jobs.reset(.watermark, of: world.job)
        try await world.run()
        #expect(world.target.names == ["ben", "cara"])
        #expect(world.target.account("ben")?.active == false)
        #expect(world.target.groups.isEmpty)
        try await world.expectNoRequest()
    }

    /// Mappings may change between cycles; everybody is looked at with the new ones.
    @Test func bringsNewMappingsToEverybody() async throws {
        let world = try await TestWorld()
        for name in ["ann", "ben"] { try await world.addUser(name, ["jobTitle": "Clerk"]) }
        try await world.run()
        try await world.jobs.replaceSchema(of: world.job, by: .test(users: .standard + [.direct("jobTitle", to: "title")]))
        try await world.jobs.reset(.watermark, of: world.job)
        try await world.run()
        #expect(world.target.accounts.allSatisfy { $0.title == "Clerk" })
        try await world.jobs.replaceSchema(
            of: world.job, by: .test(scope: [FilterGroup("F", ("userPrincipalName", "INCLUDES", "ann"))]))
        try await world.jobs.reset(.watermark, of: world.job)
        try await world.run()
        #expect(world.target.account("ann")?.active == true)
        #expect(world.target.account("ben")?.active == false)
    }
}
