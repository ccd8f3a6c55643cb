import Directory
import JSONDocument
import Provisioning
import Testing

/// Who is in scope by assignment.
@Suite struct AssignmentTests {
    static let role = AppRole(
        id: GUID(high: 0xA110_C8ED_0000_4000, low: 0x8000_0000_0000_0001), displayName: "User", description: "", value: "user")

    @Test func takesDirectMembersOfAssignedGroupsOnly() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann", assigned: false)
        let ben = try await world.addUser("ben", assigned: false)
        let inner = try await world.addGroup("Inner", members: [ben])
        let outer = try await world.addGroup("Outer", members: [ann, inner])
        try await world.run()
        #expect(world.target.names == [])
        try await world.assign(outer, kind: .group)
        let summary = try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(summary.counts.failed == 0)
        let log = try await world.records(ann).last?.steps.first { $0.kind == .scoping }
        #expect(log?.details["Assigned through"] == "group Outer, role Default Access")
        #expect(try await world.records(inner).allSatisfy { $0.source.identityType == "Group" })
    }

    /// A group is no user, even where a group has a value for what users are matched by.
    @Test func neverTakesANestedGroupForAUser() async throws {
        let world = try await TestWorld(.test(users: [.direct("displayName", to: "userName", matching: 1)]))
        let outer = try await world.addGroup("Outer", assigned: true)
        try await world.run()
        let inner = try await world.addGroup("Inner")
        try await world.addMember(inner, to: outer)
        try await world.run()
        #expect(world.target.accounts.map(\.userName) == [])
    }

    @Test func followsAnAssignedGroup() async throws {
        let world = try await TestWorld()
        let ann = try await world.addUser("ann", assigned: false)
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Group", members: [ann, ben], assigned: true)
        try await world.run()
        #expect(world.target.names == ["ann", "ben"])
        try await world.softDelete(group)
        try await world.run()
        #expect(world.target.accounts.filter { $0.active == true }.map(\.givenName) == ["Ben"])
        try await world.restore(group)
        try await world.run()
        #expect(world.target.accounts.allSatisfy { $0.active == true })
        try await world.unassign(group)
        try await world.run()
        #expect(world.target.account("ann")?.active == false)
        try await world.assign(group, kind: .group)
        try await world.run()
        #expect(world.target.account("ann")?.active == true)
        try await world.purge(group)
        try await world.run()
        #expect(world.target.account("ann")?.active == false)
        #expect(world.target.account("ben")?.active == true)
        #expect(world.target.accounts.count == 2)
    }

    @Test func expandsABigGroup() async throws {
        let world = try await TestWorld()
        let group = try await world.addGroup("Group")
        for number in 1...25 {
            try await world.addMember(try await world.addUser("user\(number)", assigned: false), to: group)
        }
        try await world.run()
        #expect(world.target.names.isEmpty)
        try await world.assign(group, kind: .group)
        var knobs = TestWorld.Knobs()
        knobs.settings.pageSize = 10
        try await world.run(knobs)
        #expect(world.target.accounts.count == 25)
    }

    @Test func takesEverybodyWhenToldSo() async throws {
        let world = try await TestWorld(.test(groups: true), scope: .all)
        try await world.addUser("ann", assigned: false)
        try await world.addUser("ben", ["accountEnabled": false], assigned: false)
        try await world.addGroup("Group")
        try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(world.target.group("Group") != nil)
        let cara = try await world.addUser("cara", assigned: false)
        try await world.run()
        #expect(world.target.names == ["ann", "cara"])
        try await world.purge(cara)
        try await world.run()
        #expect(world.target.names == ["ann"])
    }

    @Test func entitlesNobodyWithARoleThatIsSwitchedOff() async throws {
        var disabled = Self.role
        disabled.isEnabled = false
        let world = try await TestWorld(roles: [disabled])
        let ann = try await world.addUser("ann", assigned: false)
        try await world.assign(ann, role: disabled.id)
        let ben = try await world.addUser("ben", assigned: false)
        try await world.assign(ben)
        let summary = try await world.run()
        #expect(world.target.names == ["ben"])
        #expect(summary.counts.skipped[.roleNotEntitled] == 1)
        #expect(try await world.records(ann).first?.error?.errorCode == "RoleNotEntitled")
    }

    @Test func looksAtEverybodyAgainWhenARoleIsSwitched() async throws {
        let world = try await TestWorld(roles: [Self.role])
        for name in ["ann", "ben"] { try await world.assign(try await world.addUser(name, assigned: false), role: Self.role.id) }
        try await world.addUser("cara")
        try await world.run()
        #expect(world.target.names == ["ann", "ben", "cara"])
        for isEnabled in [false, true] {
            var principal = try #require(try await world.applications.servicePrincipal(world.servicePrincipal))
            principal.appRoles[0].isEnabled = isEnabled
            try await world.applications.update(principal, at: world.clock.now())
            let summary = try await world.run()
            #expect(summary.kind == .initial)
            #expect(world.target.account("ann")?.active == isEnabled)
            #expect(world.target.account("ben")?.active == isEnabled)
            #expect(world.target.account("cara")?.active == true)
            #expect(world.target.accounts.count == 3)
        }
    }

    @Test func sendsTheRoleByItsName() async throws {
        let mapping = AttributeMapping.expression("SingleAppRoleAssignment([appRoleAssignments])", to: "title")
        let world = try await TestWorld(.test(users: .standard + [mapping]), roles: [Self.role])
        let ann = try await world.addUser("ann", assigned: false)
        try await world.assign(ann, role: Self.role.id)
        try await world.run()
        #expect(world.target.account("ann")?.title == "user")
    }
}
