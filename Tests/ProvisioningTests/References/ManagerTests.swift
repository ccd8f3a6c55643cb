import Directory
import JSONDocument
import Provisioning
import Testing

@Suite struct ManagerTests {
    private func manager(of name: String, in world: TestWorld) -> String? {
        let id = world.target.account(name)?.manager
        return world.target.accounts.first { $0.id == id }.map { String($0.userName.prefix { $0 != "@" }) }
    }

    @Test func setsManagersOnceBothExist() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        for name in ["ann", "ben", "cara"] { try await world.addUser(name, manager: boss) }
        try await world.run()
        for name in ["ann", "ben", "cara"] { #expect(manager(of: name, in: world) == "boss") }
        #expect(world.target.requests(.create).allSatisfy { !$0.text.contains("manager") })
        try await world.expectNoRequest()
    }

    @Test func setsTheManagerWhoComesIntoScopeLater() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss", assigned: false)
        let ann = try await world.addUser("ann", manager: boss)
        try await world.run()
        #expect(world.target.account("ann")?.manager == nil)
        let warning = try #require(try await world.records(ann, status: .warning).first)
        #expect(warning.error?.errorCode == "UnableToResolveReferenceAttributeValue")
        try await world.expectNoRequest()
        #expect(try await world.records(ann, status: .warning).count == 1)
        try await world.assign(boss)
        try await world.run()
        #expect(manager(of: "ann", in: world) == "boss")
        try await world.expectNoRequest()
    }

    @Test func changesAndClearsTheManager() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        let chief = try await world.addUser("chief")
        let ann = try await world.addUser("ann", manager: boss)
        try await world.run()
        try await world.setManager(of: ann, to: chief)
        try await world.run()
        #expect(manager(of: "ann", in: world) == "chief")
        try await world.setManager(of: ann, to: nil)
        try await world.run()
        #expect(world.target.account("ann")?.manager == nil)
        try await world.expectNoRequest()
        try await world.setManager(of: ann, to: boss)
        try await world.run()
        #expect(manager(of: "ann", in: world) == "boss")
    }

    @Test func forgetsAManagerWhoWasNeverThere() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss", assigned: false)
        let ann = try await world.addUser("ann", manager: boss)
        try await world.run()
        try await world.setManager(of: ann, to: nil)
        try await world.run()
        try await world.assign(boss)
        try await world.run()
        #expect(world.target.account("ann")?.manager == nil)
    }

    @Test func letsPeopleManageEachOther() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben", manager: ann)
        try await world.setManager(of: ann, to: ben)
        let cara = try await world.addUser("cara")
        try await world.setManager(of: cara, to: cara)
        try await world.run()
        #expect(manager(of: "ann", in: world) == "ben")
        #expect(manager(of: "ben", in: world) == "ann")
        #expect(manager(of: "cara", in: world) == "cara")
        try await world.expectNoRequest()
    }

    @Test func clearsTheManagerWhoIsPurged() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        try await world.addUser("ann", manager: boss)
        try await world.run()
        try await world.purge(boss)
        try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(world.target.account("ann")?.manager == nil)
        try await world.expectNoRequest()
    }

    /// A manager who is switched off still is the manager.
    @Test func keepsTheManagerWhoLeaves() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        let ann = try await world.addUser("ann", manager: boss)
        try await world.run()
        try await world.change(boss, ["accountEnabled": false])
        try await world.change(ann, ["surname": "New"])
        try await world.run()
        #expect(manager(of: "ann", in: world) == "boss")
        #expect(world.target.account("boss")?.active == false)
        #expect(world.target.account("ann")?.familyName == "New")
    }

    @Test func triesAgainWhatTheTargetRefused() async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        let ann = try await world.addUser("ann", manager: boss)
        world.target.fail([.update], with: .status(400), times: 1, mentioning: "manager")
        let summary = try await world.run()
        #expect(summary.counts.failed == 1)
        #expect(try await world.records(ann, status: .failure).count == 1)
        #expect(world.target.account("ann")?.manager == nil)
        try await world.run()
        #expect(manager(of: "ann", in: world) == "boss")
    }

    @Test(arguments: [Fault.status(401), .status(429, retryAfter: "3600")]) func stopsWhenNothingWouldWork(fault: Fault) async throws {
        let world = try await TestWorld(.test(users: .withManager))
        let boss = try await world.addUser("boss")
        for number in 1...60 { try await world.addUser("user\(number)", manager: boss) }
        world.target.fail([.update], with: fault, times: .max, mentioning: "manager")
        var knobs = TestWorld.Knobs()
        knobs.settings.concurrency = 4
        let summary = try await world.run(knobs)
        #expect(summary.state == .failed)
        #expect(world.target.requests(.update).count <= 8)
        world.target.heal()
        world.clock.advance(hours: 1)
        try await world.run(knobs)
        #expect(world.target.accounts.filter { $0.manager != nil }.count == 60)
    }
}
