import Directory
import Provisioning
import Testing

/// What a cycle is about to do for ann when something goes wrong; ben goes through the same untroubled.
enum FaultyAct: String, Sendable, CaseIterable {
    case find, create, update, disable, delete

    var kind: TargetRequest.Kind {
        switch self {
        case .find: .find
        case .create: .create
        case .update, .disable: .update
        case .delete: .delete
        }
    }

    /// A world in which the next cycle does just this; answers ann and ben.
    func prepare() async throws -> (TestWorld, ann: ObjectID, ben: ObjectID) {
        let world = try await TestWorld()
        let bystander = try await world.addUser("zoe")
        switch self {
        case .find, .create:
            try await world.run()
            return (world, try await world.addUser("ann"), try await world.addUser("ben"))
        case .update, .disable, .delete:
            let people = (world, ann: try await world.addUser("ann"), ben: try await world.addUser("ben"))
            try await world.run()
            for person in [people.ann, people.ben] {
                switch self {
                case .update: try await world.change(person, ["surname": "Changed"])
                case .disable: try await world.unassign(person)
                default: try await world.purge(person)
                }
            }
            try await world.change(bystander, ["department": "any"])
            return people
        }
    }

    /// What is in the requests for ann; those after the creation name her account.
    func mention(in world: TestWorld) -> String {
        self == .find || self == .create ? "ann@" : world.target.account("ann")?.id ?? "?"
    }

    /// Whether it came to pass, once.
    func isDone(for name: String, in world: TestWorld) -> Bool {
        let accounts = world.target.accounts.filter { $0.userName.hasPrefix(name) }
        return switch self {
        case .find, .create: accounts.count == 1 && accounts[0].active == true && accounts[0].familyName == "Person"
        case .update: accounts.count == 1 && accounts[0].familyName == "Changed"
        case .disable: accounts.count == 1 && accounts[0].active == false
        case .delete: accounts.isEmpty
        }
    }
}
