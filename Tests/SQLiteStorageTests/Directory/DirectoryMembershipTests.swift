import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct DirectoryMembershipTests {
    @Test func `members are users and groups, once each, in the order of ids`() async throws {
        let stores = try DirectoryDatabase()
        let group = try await stores.makeGroup("G")
        let inner = try await stores.makeGroup("Inner")
        var members = [inner.id]
        for index in 0..<9 { members.append(try await stores.makeUser("u\(index)@contoso.example").id) }
        for member in members { #expect(try await stores.directory.addMember(member, to: group.id, at: stores.date)) }
        #expect(try await !stores.directory.addMember(inner.id, to: group.id, at: stores.date))

        let first = try await stores.directory.memberIDs(of: group.id, after: nil, limit: 6)
        let rest = try await stores.directory.memberIDs(of: group.id, after: first.last, limit: 6)
        #expect(first + rest == members.sorted())
        #expect(try await stores.directory.members(of: group.id, after: first.last, limit: 6).map(\.id) == rest)
        #expect(try await stores.directory.memberCount(of: group.id) == 10)
        #expect(try await stores.directory.removeMember(inner.id, from: group.id, at: stores.date))
        #expect(try await !stores.directory.removeMember(inner.id, from: group.id, at: stores.date))
    }

    @Test func `the groups of a whole page come in one answer`() async throws {
        let stores = try DirectoryDatabase()
        let one = try await stores.makeGroup("1")
        let two = try await stores.makeGroup("2")
        let anna = try await stores.makeUser("anna@contoso.example")
        let ben = try await stores.makeUser("ben@contoso.example")
        let cara = try await stores.makeUser("cara@contoso.example")
        for group in [one.id, two.id] { _ = try await stores.directory.addMember(anna.id, to: group, at: stores.date) }
        _ = try await stores.directory.addMember(ben.id, to: two.id, at: stores.date)
        let ids = [anna.id, ben.id, cara.id, .random()]
        #expect(try await stores.directory.directGroups(of: ids) == [anna.id: [one.id, two.id].sorted(), ben.id: [two.id]])
        try await stores.directory.softDelete(two.id, at: stores.date)
        #expect(try await stores.directory.directGroups(of: ids) == [anna.id: [one.id]])
    }

    @Test func `a deleted member is not listed and is there again when restored; a deleted group still tells its members`() async throws {
        let stores = try DirectoryDatabase()
        let group = try await stores.makeGroup("G")
        let user = try await stores.makeUser("u@contoso.example")
        _ = try await stores.directory.addMember(user.id, to: group.id, at: stores.date)
        try await stores.directory.softDelete(user.id, at: stores.date)
        #expect(try await stores.directory.memberIDs(of: group.id, after: nil, limit: 9).isEmpty)
        #expect(try await stores.directory.memberCount(of: group.id) == 0)
        await #expect(throws: StorageError.notFound) {
            _ = try await stores.directory.addMember(user.id, to: group.id, at: stores.date)
        }
        _ = try await stores.directory.restore(user.id, at: stores.date)
        try await stores.directory.softDelete(group.id, at: stores.date)
        #expect(try await stores.directory.memberIDs(of: group.id, after: nil, limit: 9) == [user.id])
    }

    @Test func `only a living group has members to change`() async throws {
        let stores = try DirectoryDatabase()
        let user = try await stores.makeUser("u@contoso.example")
        let other = try await stores.makeUser("o@contoso.example")
        for nothing in [other.id, ObjectID.random()] {
            await #expect(throws: StorageError.notFound) {
                _ = try await stores.directory.addMember(user.id, to: nothing, at: stores.date)
            }
            await #expect(throws: StorageError.notFound) {
                _ = try await stores.directory.removeMember(user.id, from: nothing, at: stores.date)
            }
        }
    }
}
