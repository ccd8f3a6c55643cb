import JSONDocument
import SCIM
import SCIMServer
import Testing

@Suite("Changes at the same time lose nothing")
struct ConcurrentChangeTests {
    @Test("fifty clients add different members to one group")
    func members() async throws {
        try await ServiceFixture.with { fixture in
            let group = try await fixture.group("staff")
            var users: [String] = []
            for number in 1...50 { users.append(try await fixture.user("user\(number)")) }
            try await withThrowingTaskGroup { tasks in
                for user in users {
                    tasks.addTask {
                        let add: JSONValue = ["op": "add", "path": "members", "value": [["value": .string(user)]]]
                        try await fixture.patch(.group, group, [add])
                    }
                }
                try await tasks.waitForAll()
            }
            #expect(try await Set(fixture.members(of: group)) == Set(users))
            #expect(try await fixture.get(.group, group)["meta"]?["version"] == #"W/"51""#)
        }
    }

    @Test("fifty clients change different e-mail addresses of one user")
    func attributes() async throws {
        try await ServiceFixture.with { fixture in
            let user = try await fixture.user("ann")
            try await withThrowingTaskGroup { tasks in
                for number in 1...50 {
                    tasks.addTask {
                        let mail: JSONValue = ["type": .string("t\(number)"), "value": .string("\(number)@example.com")]
                        try await fixture.patch(.user, user, [["op": "add", "path": "emails", "value": [mail]]])
                    }
                }
                try await tasks.waitForAll()
            }
            let mails = try await fixture.get(.user, user)["emails"]?.arrayValue?.compactMap { $0["value"]?.stringValue } ?? []
            #expect(Set(mails) == Set((1...50).map { "\($0)@example.com" }))
        }
    }

    @Test("of those who expect the same version, exactly one wins")
    func conditions() async throws {
        try await ServiceFixture.with { fixture in
            let user = try await fixture.user("ann")
            let wins = await withTaskGroup(of: Bool.self, returning: Int.self) { tasks in
                for number in 1...20 {
                    tasks.addTask {
                        let change: JSONValue = ["op": "replace", "path": "title", "value": .string("t\(number)")]
                        do {
                            try await fixture.patch(.user, user, [change], ifMatch: EntityTagCondition("W/\"1\""))
                            return true
                        } catch let error as SCIMError where error.keyword == .preconditionFailed {
                            return false
                        } catch {
                            Issue.record(error)
                            return false
                        }
                    }
                }
                return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
            #expect(try await fixture.get(.user, user)["meta"]?["version"] == #"W/"2""#)
        }
    }
}
