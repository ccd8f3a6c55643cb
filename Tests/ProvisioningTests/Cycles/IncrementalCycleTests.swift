import Directory
import JSONDocument
import Provisioning
import Testing

@Suite struct IncrementalCycleTests {
    @Test func bringsChangedAttributes() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.addUser("ben")
        try await world.run()
        let id = world.target.account("ann")?.id
        try await world.change(ann, ["surname": "Married", "userPrincipalName": "ann.married@contoso.example"])
        world.target.forgetRequests()
        let summary = try await world.run()
        #expect(summary.kind == .incremental)
        #expect(world.target.account("ann.married")?.familyName == "Married")
        #expect(world.target.account("ann.married")?.id == id)
        #expect(world.target.accounts.count == 2)
        #expect(world.target.requests.count == 2)
        let record = try #require(try await world.records(ann).last)
        #expect((record.action, record.status) == (.update, .success))
        #expect(Set(record.modifiedProperties.map(\.displayName)) == ["userName", "name.familyName"])
        let name = record.modifiedProperties.first { $0.displayName == "name.familyName" }
        #expect((name?.oldValue, name?.newValue) == ("Person", "Married"))
    }

    @Test func asksForNothingWhenTheChangeIsNotMapped() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.run()
        try await world.change(ann, ["department": "Audit"])
        try await world.expectNoRequest()
        #expect(try await world.records(ann).last?.error?.errorCode == "RedundantExport")
    }

    /// A cleared value flows nowhere: nulls are not provisioned.
    @Test func leavesAClearedValueInTheTarget() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.run()
        try await world.change(ann, ["mail": nil])
        try await world.run()
        #expect(world.target.account("ann")?.mail == "ann@contoso.example")
    }

    @Test func createsANewHire() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        try await world.run()
        try await world.addUser("ben")
        try await world.run()
        #expect(world.target.names == ["ann", "ben"])
    }

    @Test func adoptsWhoeverWasThereBefore() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        let id = world.target.add(["userName": "Ben@contoso.example", "active": false])
        try await world.run()
        #expect(world.target.account("ben")?.active == false)
        let ben = try await world.addUser("ben", assigned: false)
        try await world.run()
        #expect(world.target.account("ben")?.active == false)
        try await world.assign(ben)
        try await world.run()
        #expect(world.target.account("ben")?.active == true)
        #expect(world.target.account("ben")?.id == id)
    }

    enum Leaving: CaseIterable { case unassigned, disabled, softDeleted, leftTheGroup, filteredOut }

    @Test(arguments: Leaving.allCases) func disablesWhoeverLeavesAndEnablesWhoeverReturns(_ way: Leaving) async throws {
        let world = try await TestWorld(.test(scope: [FilterGroup("Clerks", ("employeeType", "NOT EQUALS", "External"))]))
        let ann = try await world.addUser("ann", ["employeeType": "Internal"], assigned: way != .leftTheGroup)
        try await world.addUser("ben", ["employeeType": "Internal"])
        let group = try await world.addGroup("Group", members: way == .leftTheGroup ? [ann] : [], assigned: true)
        try await world.run()
        let id = try #require(world.target.account("ann")?.id)
        switch way {
        case .unassigned: try await world.unassign(ann)
        case .disabled: try await world.change(ann, ["accountEnabled": false])
        case .softDeleted: try await world.softDelete(ann)
        case .leftTheGroup: try await world.removeMember(ann, from: group)
        case .filteredOut: try await world.change(ann, ["employeeType": "External"])
        }
        let leaving = try await world.run()
        #expect(world.target.account("ann")?.active == false)
        #expect(world.target.account("ben")?.active == true)
        #expect(leaving.counts.disabled == 1)
        let record = try #require(try await world.records(ann).last)
        #expect((record.action, record.status) == (.disable, .success))
        try await world.expectNoRequest()
        switch way {
        case .unassigned: try await world.assign(ann)
        case .disabled: try await world.change(ann, ["accountEnabled": true])
        case .softDeleted: try await world.restore(ann)
        case .leftTheGroup: try await world.addMember(ann, to: group)
        case .filteredOut: try await world.change(ann, ["employeeType": "Internal"])
        }
        try await world.run()
        #expect(world.target.account("ann")?.active == true)
        #expect(world.target.account("ann")?.id == id)
        #expect(world.target.accounts.count == 2)
        try await world.expectNoRequest()
    }

    /// Somebody out of scope is none of the application's business, but for the switch.
    @Test func changesNothingButTheSwitchOfWhoeverLeaves() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.run()
        try await world.change(ann, ["accountEnabled": false, "surname": "Gone"])
        try await world.run()
        #expect(world.target.account("ann")?.familyName == "Person")
        try await world.change(ann, ["surname": "Elsewhere"])
        try await world.expectNoRequest()
        try await world.change(ann, ["accountEnabled": true])
        try await world.run()
        #expect(world.target.account("ann")?.familyName == "Elsewhere")
    }

    @Test(arguments: [true, false]) func deletesWhoeverIsPurged(unassignedBefore: Bool) async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.addUser("ben")
        try await world.run()
        if unassignedBefore {
            try await world.unassign(ann)
            try await world.run()
        }
        try await world.purge(ann)
        let summary = try await world.run()
        #expect(world.target.names == ["ben"])
        #expect(summary.counts.deleted == 1)
        #expect(try await world.link(of: ann) == nil)
        let record = try #require(try await world.records(ann).last)
        #expect((record.action, record.status) == (.delete, .success))
        try await world.expectNoRequest()
    }

    @Test func deletesWhereTheTargetCannotDisable() async throws {
        let world = try await TestWorld(.test(users: .standard.filter { $0.targetAttributeName != "active" }))
        let ann = try await world.addUser("ann")
        try await world.run()
        try await world.unassign(ann)
        try await world.run()
        #expect(world.target.names == [])
        try await world.assign(ann)
        try await world.run()
        #expect(world.target.names == ["ann"])
    }

    @Test func makesAnAccountAnewThatWasDeletedInTheTarget() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann")
        try await world.run()
        world.target.remove(try #require(world.target.account("ann")?.id))
        try await world.change(ann, ["surname": "Again"])
        try await world.run()
        #expect(world.target.account("ann")?.familyName == "Again")
        #expect(try await world.link(of: ann)?.target.rawValue == world.target.account("ann")?.id)
        #expect(try await world.records(ann).last?.steps.contains { $0.details["errorCode"] == "InvalidAnchor" } == true)
    }

    @Test func countsNothingThatHappensMeanwhileTwice() async throws {
        let world = try await TestWorld()
        for number in 1...30 { try await world.addUser("user\(number)") }
        var knobs = TestWorld.Knobs()
        knobs.settings.pageSize = 7
        let summary = try await world.run(knobs)
        #expect((summary.counts.created, summary.counts.processed, summary.counts.inScope) == (30, 30, 30))
        #expect(summary.counts.requests == world.target.requests.count)
        for number in 31...60 { try await world.addUser("user\(number)") }
        let next = try await world.run(knobs)
        #expect((next.counts.created, world.target.accounts.count) == (30, 60))
    }
}
