import Directory
import JSONDocument
import Provisioning
import Testing

/// How people and accounts find each other.
@Suite struct MatchingTests {
    static let names = [
        "Анна.Кузнецова", "李.娜", "ﻣﺤﻤﺪ", "Ελένη", "さくら", "Zoë", "o'neil", "d\"quote", "back\\slash", "per%cent", "a+b&c=d", "and or not",
    ]

    /// `usesIndex`: matched with the pages of the list, or one by one.
    @Test(arguments: [true, false]) func findsNamesInEveryScript(usesIndex: Bool) async throws {
        let world = try await TestWorld()
        if !usesIndex { world.target.fail([.list], with: .status(501), times: .max) }
        for name in Self.names {
            let userName = "\(name)@contoso.example"
            world.target.add(["userName": .string(userName), "active": true, "name": ["givenName": "?"]])
            try await world.addUser(name, ["givenName": .string(name), "surname": .string(name)])
        }
        let summary = try await world.run()
        #expect(summary.counts.linked == Self.names.count)
        #expect(summary.counts.failed == 0)
        #expect(world.target.names == Self.names.sorted())
        #expect(world.target.accounts.allSatisfy { $0.givenName == String($0.userName.prefix { $0 != "@" }) })
        try await world.expectNoRequest()
    }

    @Test(arguments: names) func createsNamesInEveryScript(name: String) async throws {
        let world = try await TestWorld()
        let id = try await world.addUser(name)
        try await world.run()
        #expect(world.target.accounts.map(\.userName) == ["\(name)@contoso.example"])
        try await world.change(id, ["surname": .string(name)])
        try await world.run()
        #expect(world.target.accounts.map(\.familyName) == [name])
    }

    @Test func readsTheTargetByPages() async throws {
        let world = try await TestWorld()
        for number in 1...150 {
            try await world.addUser("user\(number)")
            world.target.add(["userName": .string("USER\(number)@contoso.example"), "active": true])
        }
        let summary = try await world.run()
        #expect(summary.counts.linked == 150)
        #expect(world.target.requests(.list).count == 2)
        #expect(world.target.requests(.find).isEmpty)
        #expect(world.target.accounts.count == 150)
    }

    @Test(arguments: [Fault.status(501), .status(400), .status(404), .webPage]) func asksOneByOneWhereTheTargetCannotList(
        fault: Fault
    ) async throws {
        let world = try await TestWorld()
        world.target.fail([.list], with: fault, times: .max)
        world.target.add(["userName": "ann@contoso.example", "active": true])
        for name in ["ann", "ben", "cara"] { try await world.addUser(name) }
        let summary = try await world.run()
        #expect(world.target.names == ["ann", "ben", "cara"])
        #expect((summary.counts.linked, summary.counts.created, summary.counts.failed) == (1, 2, 0))
        #expect(world.target.requests(.find).count == 3)
    }

    @Test(arguments: [true, false]) func writesNothingWhenSeveralAccountsMatch(usesIndex: Bool) async throws {
        let world = try await TestWorld()
        if !usesIndex { world.target.fail([.list], with: .status(501), times: .max) }
        for family in ["One", "Two"] {
            world.target.add(["userName": "ann@contoso.example", "active": true, "name": ["familyName": .string(family)]])
        }
        let ann = try await world.addUser("ann")
        try await world.addUser("ben")
        let summary = try await world.run()
        #expect(summary.state == .entryLevelErrors)
        #expect(world.target.accounts.map(\.familyName).prefix(2) == ["One", "Two"])
        #expect(world.target.requests(.update).isEmpty)
        #expect(world.target.requests(.create).count == 1)
        #expect(try await world.escrow(of: ann)?.code == "DuplicateTargetEntries")
        #expect(try await world.link(of: ann) == nil)
    }

    /// In the same page, where nothing is stored yet of the other.
    @Test(arguments: [true, false], [1, 500]) func givesAnAccountToOnePersonOnly(exists: Bool, pageSize: Int) async throws {
        let world = try await TestWorld(
            .test(users: [.direct("mail", to: "userName", matching: 1), .direct("givenName", to: "name.givenName")]))
        if exists { world.target.add(["userName": "shared@contoso.example"]) }
        let one = try await world.addUser("one", ["mail": "shared@contoso.example"])
        let two = try await world.addUser("two", ["mail": "SHARED@contoso.example"])
        for number in 1...3 { try await world.addUser("other\(number)") }
        var knobs = TestWorld.Knobs()
        knobs.settings.pageSize = pageSize
        let summary = try await world.run(knobs)
        #expect(world.target.names.filter { $0.lowercased() == "shared" }.count == 1)
        #expect(summary.counts.failed == 1)
        let links = [try await world.link(of: one), try await world.link(of: two)].compactMap(\.self)
        #expect(links.count == 1)
        let codes = [try await world.escrow(of: one)?.code, try await world.escrow(of: two)?.code].compactMap(\.self)
        #expect(codes == ["DuplicateSourceEntries"])
    }

    @Test func letsSomebodyElseHaveANameThatWasGivenUp() async throws {
        let world = try await TestWorld()
        let first = try await world.addUser("ann")
        try await world.run()
        try await world.change(first, ["userPrincipalName": "ann.old@contoso.example"])
        try await world.addUser("ann")
        try await world.run()
        try await world.run()
        #expect(world.target.names == ["ann", "ann.old"])
        #expect(try await world.link(of: first)?.target.rawValue == world.target.account("ann.old")?.id)
    }
}
