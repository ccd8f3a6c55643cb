import Directory
import JSONDocument
import Provisioning
import Testing

/// Create, Update and Delete can each be forbidden; and accounts that fall out of scope can be left alone.
@Suite struct TargetActionTests {
    @Test func createsNobodyWithoutAdd() async throws {
        let world = try await TestWorld(.test(flowTypes: [.update, .delete]))
        world.target.add(["userName": "ann@contoso.example", "active": true])
        try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let summary = try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(world.target.account("ann")?.givenName == "Ann")
        #expect(summary.counts.skipped[.actionDisabled] == 1)
        #expect(try await world.records(ben).first?.error?.errorCode == "ActionDisabled")
    }

    @Test func changesNobodyWithoutUpdate() async throws {
        let world = try await TestWorld(.test(flowTypes: [.add, .delete]))
        world.target.add(["userName": "old@contoso.example", "active": true])
        let old = try await world.addUser("old")
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        try await world.run()
        #expect(world.target.names == ["ann", "ben", "old"])
        #expect(world.target.account("old")?.givenName == nil)
        try await world.change(ann, ["surname": "New"])
        try await world.unassign(ben)
        try await world.run()
        #expect(world.target.account("ann")?.familyName == "Person")
        #expect(world.target.account("ben")?.active == true)
        #expect(world.target.requests(.update).isEmpty)
        // Allowed again, the difference is not forgotten.
        try await world.jobs.replaceSchema(of: world.job, by: .test())
        try await world.change(old, ["department": "any"])
        try await world.run()
        #expect(world.target.account("old")?.givenName == "Old")
    }

    @Test func deletesNobodyWithoutDelete() async throws {
        let world = try await TestWorld(.test(flowTypes: [.add, .update]))
        let ann = try await world.addUser("ann")
        try await world.run()
        try await world.purge(ann)
        try await world.run()
        #expect(world.target.account("ann") != nil)
        #expect(world.target.requests(.delete).isEmpty)
    }

    @Test func leavesWhoeverFallsOutOfScopeAloneWhenToldSo() async throws {
        let world = try await TestWorld()
        try await world.setSecrets(["SkipOutOfScopeDeletions": "True"])
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        try await world.run()
        try await world.unassign(ann)
        try await world.change(ben, ["accountEnabled": false])
        let summary = try await world.run()
        #expect(world.target.accounts.allSatisfy { $0.active == true })
        #expect(summary.counts.skipped[.outOfScopeLeftAlone] == 2)
        #expect(try await world.records(ann).last?.error?.errorCode == "SkipOutOfScopeDeletions")
    }

    @Test func writesSomeAttributesOnlyAtCreation() async throws {
        var title = AttributeMapping.direct("jobTitle", to: "title")
        title.flowType = .objectAddOnly
        let world = try await TestWorld(.test(users: .standard + [title]))
        let ann = try await world.addUser("ann", ["jobTitle": "Clerk"])
        try await world.run()
        try await world.change(ann, ["jobTitle": "Director", "surname": "New"])
        try await world.run()
        #expect(world.target.account("ann")?.title == "Clerk")
        #expect(world.target.account("ann")?.familyName == "New")
        try await world.expectNoRequest()
    }

    @Test func sendsSomeAttributesEveryTime() async throws {
        var title = AttributeMapping.direct("jobTitle", to: "title")
        title.flowBehavior = .flowAlways
        let world = try await TestWorld(.test(users: .standard + [title]))
        let ann = try await world.addUser("ann", ["jobTitle": "Clerk"])
        try await world.run()
        world.target.forgetRequests()
        try await world.change(ann, ["department": "any"])
        try await world.run()
        let operations = world.target.requests(.update).flatMap(\.operations)
        #expect(operations.map { $0["path"] } == ["title"])
    }
}
