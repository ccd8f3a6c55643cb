import Directory
import JSONDocument
import Provisioning
import Testing

@Suite struct MembersTests {
    private static let all = SynchronizationSchema.test(groups: true)

    @Test func putsMembersIntoTheirGroups() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        try await world.addGroup("Auditors", members: [ann, ben], assigned: true)
        try await world.addGroup("Nobody", assigned: true)
        try await world.addGroup("Elsewhere", members: [ann])
        let summary = try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann", "ben"])
        #expect(world.target.members(of: "Nobody") == [])
        #expect(world.target.group("Elsewhere") == nil)
        #expect(summary.counts.membersAdded == 2)
        #expect(world.target.requests(.create).allSatisfy { $0.endpoint == "Users" || $0.body?["members"] == nil })
        try await world.expectNoRequest()
    }

    @Test func followsJoiningAndLeaving() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        try await world.addMember(ben, to: group)
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann", "ben"])
        try await world.removeMember(ann, from: group)
        let summary = try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ben"])
        #expect(summary.counts.membersRemoved == 1)
        try await world.expectNoRequest()
    }

    @Test func leavesMembersAloneThatOthersPutThere() async throws {
        let world = try await TestWorld(Self.all)
        let stranger = world.target.add(["userName": "stranger@contoso.example"])
        let id = world.target.add(["displayName": "Auditors", "members": [["value": .string(stranger)]]], to: "Groups")
        let ann = try await world.addUser("ann")
        try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann", "stranger"])
        #expect(world.target.group("Auditors")?["id"]?.stringValue == id)
    }

    @Test func addsTheMemberWhoComesIntoScopeLater() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann", ["accountEnabled": false])
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Auditors", members: [ann, ben], assigned: true)
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ben"])
        let warning = try await world.records(group, status: .warning)
        #expect(warning.map(\.error?.errorCode) == ["UnableToResolveReferenceAttributeValue"])
        try await world.expectNoRequest()
        try await world.change(ann, ["accountEnabled": true])
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann", "ben"])
        try await world.expectNoRequest()
    }

    @Test func forgetsTheMemberWhoLeftBeforeComingIntoScope() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann", ["accountEnabled": false])
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        try await world.removeMember(ann, from: group)
        try await world.run()
        try await world.change(ann, ["accountEnabled": true])
        try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(world.target.members(of: "Auditors") == [])
    }

    @Test func renamesAGroupOnTheSameIdentifier() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        let id = world.target.group("Auditors")?["id"]
        try await world.change(group, ["displayName": "Inspectors"])
        try await world.run()
        #expect(world.target.groups.count == 1)
        #expect(world.target.group("Inspectors")?["id"] == id)
        #expect(world.target.members(of: "Inspectors") == ["ann"])
    }

    @Test func takesTheMemberOutWhoIsPurged() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        try await world.addGroup("Auditors", members: [ann, ben], assigned: true)
        try await world.run()
        try await world.purge(ann)
        let summary = try await world.run()
        #expect(summary.counts.failed == 0)
        #expect(world.target.members(of: "Auditors") == ["ben"])
        try await world.expectNoRequest()
    }

    /// A target that cannot switch groups off loses them, and gets them back whole.
    @Test(arguments: [true, false]) func makesAGroupAnewWithItsMembers(unassigned: Bool) async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Auditors", members: [ann, ben], assigned: true)
        try await world.run()
        if unassigned { try await world.unassign(group) } else { try await world.softDelete(group) }
        try await world.run()
        #expect(world.target.groups.isEmpty)
        if unassigned { try await world.assign(group, kind: .group) } else { try await world.restore(group) }
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann", "ben"])
        try await world.expectNoRequest()
    }

    @Test func fillsAGroupAgainThatWasDeletedInTheTarget() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        world.target.remove(try #require(world.target.group("Auditors")?["id"]?.stringValue), from: "Groups")
        try await world.change(group, ["displayName": "Inspectors"])
        try await world.run()
        #expect(world.target.members(of: "Inspectors") == ["ann"])
    }

    @Test func changesManyMembersInPortions() async throws {
        let world = try await TestWorld(Self.all)
        let group = try await world.addGroup("Auditors", assigned: true)
        var people: [ObjectID] = []
        for number in 1...120 { people.append(try await world.addUser("user\(number)", assigned: false)) }
        for person in people { try await world.addMember(person, to: group) }
        var knobs = TestWorld.Knobs()
        knobs.settings.membersPerRequest = 50
        try await world.run(knobs)
        #expect(world.target.members(of: "Auditors").count == 120)
        #expect(Self.memberRequests(of: world).map { $0.operations.flatMap { $0["value"]?.arrayValue ?? [] }.count } == [50, 50, 20])
        for person in people.prefix(110) { try await world.removeMember(person, from: group) }
        try await world.run(knobs)
        #expect(world.target.members(of: "Auditors").count == 10)
    }

    @Test func neverReplacesNorReadsTheListOfMembers() async throws {
        let world = try await TestWorld(Self.all)
        world.target.add(["displayName": "Auditors"], to: "Groups")
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Auditors", members: [ann, ben], assigned: true)
        try await world.addGroup("Others", members: [ann], assigned: true)
        try await world.run()
        try await world.removeMember(ann, from: group)
        try await world.change(group, ["displayName": "Inspectors"])
        try await world.run()
        let operations = Self.memberRequests(of: world).flatMap(\.operations)
        #expect(operations.count >= 3)
        #expect(operations.allSatisfy { ["add", "remove"].contains($0["op"]?.stringValue) })
        let reads = world.target.requests.filter { $0.endpoint == "Groups" && [.list, .find, .read].contains($0.kind) }
        #expect(!reads.isEmpty)
        #expect(reads.allSatisfy { $0.query["excludedAttributes"] == "members" })
    }

    @Test(arguments: [Fault.status(500), .status(400), .cutAfterDoing, .failureAfterDoing]) func triesAgainWhatFailed(
        fault: Fault
    ) async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let ben = try await world.addUser("ben")
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        world.target.fail([.update], with: fault, times: .max, mentioning: "members")
        try await world.run()
        try await world.addMember(ben, to: group)
        try await world.removeMember(ann, from: group)
        try await world.run()
        world.target.heal()
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ben"])
        try await world.expectNoRequest()
    }

    /// A removal that was done in silence, of somebody who comes back.
    @Test func addsAgainWhoeverWasPerhapsRemoved() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        let group = try await world.addGroup("Auditors", members: [ann], assigned: true)
        try await world.run()
        world.target.fail([.update], with: .cutAfterDoing, times: .max, mentioning: "members")
        try await world.removeMember(ann, from: group)
        try await world.run()
        #expect(world.target.members(of: "Auditors") == [])
        world.target.heal()
        try await world.addMember(ann, to: group)
        for _ in 1...2 { try await world.run() }
        #expect(world.target.members(of: "Auditors") == ["ann"])
        try await world.expectNoRequest()
    }

    @Test func fillsAGroupWhoseCreationFailedAtFirst() async throws {
        let world = try await TestWorld(Self.all)
        let ann = try await world.addUser("ann")
        try await world.addGroup("Auditors", members: [ann], assigned: true)
        world.target.fail([.create], with: .status(400), mentioning: "Auditors")
        try await world.run()
        #expect(world.target.groups.isEmpty)
        try await world.run()
        #expect(world.target.members(of: "Auditors") == ["ann"])
        try await world.expectNoRequest()
    }

    private static func memberRequests(of world: TestWorld) -> [TargetRequest] {
        world.target.requests(.update).filter { $0.text.contains("\"path\":\"members") }
    }
}
