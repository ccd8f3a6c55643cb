import Directory
import JSONDocument
import Provisioning
import Testing

/// A directory that lives on at random, and what the target has to look like.
struct Story {
    /// A person as the target has to show them.
    struct Person {
        let id: ObjectID
        let name: String
        var family = "Person"
        var isEnabled = true
        var isAssigned = true
        var isPurged = false
        var manager: Int?
        /// Whether the target has an account.
        var hasAccount = false
        /// The family name when last in scope.
        var shownFamily: String?
        var isInScope: Bool { isEnabled && isAssigned && !isPurged }
    }

    let world: TestWorld
    private var people: [Person] = []
    private var groups: [(id: ObjectID, name: String, members: Set<Int>)] = []
    /// Bosses stay where they are.
    private static let bosses = 4

    init(_ random: inout SeededRandom) async throws {
        world = try await TestWorld(.test(users: .withManager, groups: true))
        for index in 0..<18 {
            let isBoss = index < Self.bosses
            try await hire("user\(index)", isEnabled: isBoss || random.chance(85), isAssigned: isBoss || random.chance(80), &random)
        }
        for name in ["Auditors", "Clerks"] {
            let members = Set((0..<people.count).filter { _ in random.chance(40) })
            let group = try await world.addGroup(name, members: members.map { people[$0].id })
            // Assigned by itself, which makes its members assigned too.
            try await world.assign(group, kind: .group)
            for member in members { people[member].isAssigned = true }
            groups.append((group, name, members))
        }
    }

    private mutating func hire(_ name: String, isEnabled: Bool, isAssigned: Bool, _ random: inout SeededRandom) async throws {
        let manager = people.isEmpty || random.chance(20) ? nil : Int.random(in: 0..<min(people.count, Self.bosses), using: &random)
        let id = try await world.addUser(
            name, ["accountEnabled": .boolean(isEnabled)], assigned: isAssigned, manager: manager.map { people[$0].id })
        people.append(Person(id: id, name: name, isEnabled: isEnabled, isAssigned: isAssigned, manager: manager))
        guard isEnabled, isAssigned, random.chance(25) else { return }
        world.target.add(["userName": .string("\(name.uppercased())@contoso.example"), "active": .bool(random.chance(50))])
    }

    /// Some days in the directory.
    mutating func goOn(_ random: inout SeededRandom) async throws {
        for index in Self.bosses..<people.count where !people[index].isPurged && random.chance(40) {
            let person = people[index]
            switch Int.random(in: 0..<5, using: &random) {
            case 0:
                people[index].family = "Name\(Int.random(in: 0..<1000, using: &random))"
                try await world.change(person.id, ["surname": .string(people[index].family)])
            case 1:
                people[index].isEnabled.toggle()
                try await world.change(person.id, ["accountEnabled": .boolean(people[index].isEnabled)])
            case 2 where random.chance(40):
                people[index].isPurged = true
                people[index].hasAccount = false
                for group in groups.indices { groups[group].members.remove(index) }
                try await world.purge(person.id)
            case 3:
                let boss = Int.random(in: 0..<Self.bosses, using: &random)
                people[index].manager = boss
                try await world.setManager(of: person.id, to: people[boss].id)
            default:
                // Whoever is assigned directly stays so; membership comes and goes.
                let group = Int.random(in: groups.indices, using: &random)
                if try await world.assignments.assignments(ofPrincipal: person.id).isEmpty { continue }
                if groups[group].members.remove(index) != nil {
                    try await world.removeMember(person.id, from: groups[group].id)
                } else {
                    groups[group].members.insert(index)
                    try await world.addMember(person.id, to: groups[group].id)
                }
            }
        }
        try await hire("user\(people.count)", isEnabled: true, isAssigned: true, &random)
    }

    /// Runs the cycle to its end, however often it is interrupted.
    mutating func survive(_ random: inout SeededRandom) async throws {
        var knobs = TestWorld.Knobs()
        knobs.settings.pageSize = [3, 7, 500].randomElement(using: &random) ?? 7
        knobs.settings.concurrency = [1, 4, 32].randomElement(using: &random) ?? 4
        knobs.settings.membersPerRequest = 3
        for _ in 1...5 {
            let interruption = TestWorld.Interruption.allCases.randomElement(using: &random) ?? .kill
            if try await world.run(knobs, interruptedBy: interruption, after: Int.random(in: 1...40, using: &random)) { break }
        }
        world.target.setAlarm(after: .max) {}
        // The cycle that was interrupted, and what happened since it began.
        for _ in 1...2 { try await world.run(knobs) }
        for index in people.indices where people[index].isInScope {
            people[index].hasAccount = true
            people[index].shownFamily = people[index].family
        }
    }

    func check(_ moment: String) {
        let target = world.target
        let expected = people.filter(\.hasAccount)
        #expect(target.names.map { $0.lowercased() }.sorted() == expected.map(\.name).sorted(), "\(moment)")
        let byID = Dictionary(target.accounts.map { ($0.id, $0.userName.lowercased()) }) { first, _ in first }
        for person in expected {
            guard let account = target.account(person.name) else { continue }
            #expect(account.active == person.isInScope, "\(person.name), \(moment)")
            #expect(account.familyName == person.shownFamily, "\(person.name), \(moment)")
            guard person.isInScope else { continue }
            let manager = account.manager.flatMap { byID[$0] }
            #expect(manager == person.manager.map { "\(people[$0].name)@contoso.example" }, "manager of \(person.name), \(moment)")
        }
        for group in groups {
            let members = group.members.filter { people[$0].hasAccount }.map { people[$0].name }.sorted()
            #expect(target.members(of: group.name).map { $0.lowercased() }.sorted() == members, "\(group.name), \(moment)")
        }
        #expect(target.groups.count == groups.count, "\(moment)")
    }
}
