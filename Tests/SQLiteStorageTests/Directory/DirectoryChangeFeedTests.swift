import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct DirectoryChangeFeedTests {
    private typealias Entry = DirectoryDatabase.Entry

    @Test func `every change is told once, in order, and what changes nothing is not told`() async throws {
        let stores = try DirectoryDatabase()
        let directory = stores.directory
        let user = try await stores.makeUser("a@contoso.example", ["city": .string("Oslo")])
        let boss = try await stores.makeUser("b@contoso.example")
        let group = try await stores.makeGroup("G")
        for _ in 0..<2 {
            _ = try await directory.update(user.id, applying: [AttributeChange("city", .string("Bergen"))], at: stores.date)
            try await directory.setManager(of: user.id, to: boss.id, at: stores.date)
            _ = try await directory.addMember(user.id, to: group.id, at: stores.date)
        }
        for _ in 0..<2 { _ = try await directory.removeMember(user.id, from: group.id, at: stores.date) }
        try await directory.softDelete(user.id, at: stores.date)
        _ = try await directory.restore(user.id, at: stores.date)
        await #expect(throws: StorageError.self) { _ = try await stores.makeUser("A@contoso.example") }
        #expect(
            try await stores.changes() == [
                Entry(kind: .created, object: user.id), Entry(kind: .created, object: boss.id), Entry(kind: .created, object: group.id),
                Entry(kind: .updated, object: user.id), Entry(kind: .managerChanged, object: user.id, related: boss.id),
                Entry(kind: .memberAdded, object: group.id, related: user.id),
                Entry(kind: .memberRemoved, object: group.id, related: user.id), Entry(kind: .softDeleted, object: user.id),
                Entry(kind: .restored, object: user.id),
            ])
    }

    @Test func `sequence numbers ascend and pages continue after the last one read`() async throws {
        let stores = try DirectoryDatabase()
        #expect(try await stores.feed.latestSequence() == 0)
        for index in 0..<10 { _ = try await stores.makeUser("u\(index)@contoso.example") }
        let first = try await stores.feed.changes(after: 0, limit: 6)
        let rest = try await stores.feed.changes(after: first[5].sequence, limit: 6)
        let sequences = (first + rest).map(\.sequence)
        #expect(sequences == sequences.sorted() && Set(sequences).count == 10)
        #expect(try await stores.feed.latestSequence() == sequences.last)
        #expect(try await stores.feed.changes(after: try await stores.feed.latestSequence(), limit: 6).isEmpty)
        #expect(first.allSatisfy { $0.objectKind == .user && $0.at == stores.date })
    }

    @Test func `purging a user tells its groups, reports and applications`() async throws {
        let stores = try DirectoryDatabase()
        let boss = try await stores.makeUser("boss@contoso.example")
        let user = try await stores.makeUser("u@contoso.example", manager: boss.id)
        let group = try await stores.makeGroup("G")
        let application = try await stores.makeServicePrincipal("App")
        _ = try await stores.directory.addMember(boss.id, to: group.id, at: stores.date)
        try await stores.assignments.create(
            AppRoleAssignment(
                id: "1", principalID: boss.id, principalKind: .user, resourceID: application.id, appRoleID: AppRole.defaultAccessID,
                createdDateTime: stores.date))
        try await stores.directory.softDelete(boss.id, at: stores.date)
        let before = try await stores.feed.latestSequence()
        try await stores.directory.purge(boss.id, at: stores.date)
        #expect(
            try await stores.changes(after: before) == [
                Entry(kind: .memberRemoved, object: group.id, related: boss.id), Entry(kind: .managerChanged, object: user.id),
                Entry(kind: .unassigned, object: boss.id, related: application.id), Entry(kind: .hardDeleted, object: boss.id),
            ])
        #expect(try await stores.assignments.assignmentCount(to: application.id) == 0)
    }

    @Test func `purging a group tells every member, so that nobody keeps access unnoticed`() async throws {
        let stores = try DirectoryDatabase()
        let group = try await stores.makeGroup("G")
        var members: Set<ObjectID> = []
        for index in 0..<5 {
            let user = try await stores.makeUser("u\(index)@contoso.example")
            members.insert(user.id)
            _ = try await stores.directory.addMember(user.id, to: group.id, at: stores.date)
        }
        try await stores.directory.softDelete(group.id, at: stores.date)
        let before = try await stores.feed.latestSequence()
        try await stores.directory.purge(group.id, at: stores.date)
        let told = try await stores.changes(after: before)
        #expect(Set(told.filter { $0.kind == .memberRemoved && $0.object == group.id }.compactMap(\.related)) == members)
        #expect(told.last == Entry(kind: .hardDeleted, object: group.id))
    }
}
