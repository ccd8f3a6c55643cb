import Directory
import JSONDocument
import Provisioning
import Testing

@Suite struct InitialCycleTests {
    @Test func createsExactlyThePeopleInScope() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        let ben = try await world.addUser("ben", assigned: false)
        try await world.addUser("cara", assigned: false)
        try await world.addGroup("Risk Cloud Users", members: [ben], assigned: true)
        let summary = try await world.run()
        #expect(world.target.names == ["ann", "ben"])
        #expect(world.target.groups.isEmpty)
        #expect(summary.kind == .initial)
        #expect(summary.state == .succeeded)
        #expect(summary.counts.created == 2)
        #expect(summary.counts.inScope == 2)
        let ann = try #require(world.target.account("ann"))
        #expect(
            (ann.mail, ann.givenName, ann.familyName, ann.active) == ("ann@contoso.example", "Ann", "Person", true))
    }

    @Test func sendsNothingTheSecondTime() async throws {
        let world = try await TestWorld(.test(users: .withManager, groups: true))
        let boss = try await world.addUser("boss")
        let ann = try await world.addUser("ann", manager: boss)
        try await world.addGroup("Managers", members: [boss, ann], assigned: true)
        try await world.run()
        #expect(world.target.requests.count > 3)
        try await world.expectNoRequest()
        let log = try await world.records().count
        try await world.expectNoRequest()
        #expect(try await world.records().count == log)
    }

    @Test(arguments: ["ann@contoso.example", "ANN@Contoso.Example"]) func adoptsAnExistingAccount(userName: String) async throws {
        let world = try await TestWorld()
        let id = world.target.add([
            "userName": .string(userName), "active": true, "name": ["givenName": "Wrong", "familyName": "Person"],
        ])
        let ann = try await world.addUser("ann")
        try await world.addUser("ben")
        let summary = try await world.run()
        #expect(world.target.accounts.count == 2)
        let account = try #require(world.target.account("ann"))
        #expect(account.id == id)
        #expect((account.givenName, account.mail) == ("Ann", "ann@contoso.example"))
        #expect(try await world.link(of: ann)?.target.rawValue == id)
        #expect((summary.counts.linked, summary.counts.created) == (1, 1))
        try await world.expectNoRequest()
    }

    @Test func leavesAccountsAloneThatNobodyMatches() async throws {
        let world = try await TestWorld()
        let stranger: JSONObject = ["userName": "stranger@elsewhere.example", "active": true]
        let id = world.target.add(stranger)
        try await world.addUser("ann")
        try await world.run()
        #expect(world.target.users.first { $0["id"]?.stringValue == id }?["active"] == true)
        #expect(world.target.accounts.count == 2)
    }

    @Test func createsNobodyWhoIsDisabledOrDeleted() async throws {
        let world = try await TestWorld()
        let disabled = try await world.addUser("disabled", ["accountEnabled": false])
        let deleted = try await world.addUser("deleted")
        try await world.softDelete(deleted)
        try await world.addUser("ann")
        let summary = try await world.run()
        #expect(world.target.names == ["ann"])
        #expect(summary.counts.skipped[.inactiveAtSource] == 1)
        let record = try #require(try await world.records(disabled).first)
        #expect(record.status == .skipped)
        #expect(record.error?.errorCode == "InactiveInSource")
    }

    @Test func omitsWhatHasNoValue() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann", ["mail": nil, "surname": nil])
        try await world.run()
        let document = try #require(world.target.users.first)
        #expect(document["emails"] == nil)
        #expect(document["name"] == ["givenName": "Ann"])
    }

    @Test func givesGuestsTheirNameAtHome() async throws {
        let world = try await TestWorld()
        try await world.addUser("guest", ["userPrincipalName": "gus_fabrikam.example#EXT#@contoso.example"])
        try await world.run()
        #expect(world.target.accounts.map(\.userName) == ["gus@fabrikam.example"])
    }

    @Test func skipsWhoeverHasNoMatchingValue() async throws {
        let world = try await TestWorld(.test(users: [.direct("employeeId", to: "userName", matching: 1)]))
        let ann = try await world.addUser("ann")
        try await world.addUser("ben", ["employeeId": "7@x"])
        let summary = try await world.run()
        #expect(world.target.accounts.map(\.userName) == ["7@x"])
        #expect(summary.counts.skipped[.importSkipped] == 1)
        #expect(try await world.records(ann).first?.error?.errorCode == "ImportSkipped")
    }

    @Test func givesDefaultValuesOnlyAtCreation() async throws {
        let world = try await TestWorld(.test(users: .standard + [.direct("jobTitle", to: "title", default: "Member")]))
        world.target.add(["userName": "old@contoso.example", "active": true])
        try await world.addUser("old")
        let new = try await world.addUser("new")
        try await world.addUser("titled", ["jobTitle": "Auditor"])
        try await world.run()
        #expect(world.target.account("new")?.title == "Member")
        #expect(world.target.account("old")?.title == nil)
        #expect(world.target.account("titled")?.title == "Auditor")
        try await world.change(new, ["givenName": "Newton"])
        try await world.run()
        #expect(world.target.account("new")?.givenName == "Newton")
        #expect(world.target.account("new")?.title == "Member")
    }

    @Test func triesMatchingAttributesInTheirOrder() async throws {
        let mappings: [AttributeMapping] =
            [.direct("mailNickname", to: "externalId", matching: 2)] + .standard
        let world = try await TestWorld(.test(users: mappings))
        let byName = world.target.add(["userName": "ann@contoso.example", "externalId": "other", "active": true])
        let byNickname = world.target.add(["userName": "benjamin@old.example", "externalId": "ben", "active": true])
        try await world.addUser("ann", ["mailNickname": "ann"])
        try await world.addUser("ben", ["mailNickname": "ben"])
        try await world.run()
        #expect(world.target.accounts.count == 2)
        #expect(world.target.account("ann")?.id == byName)
        #expect(world.target.account("ben")?.id == byNickname)
    }
}
