import Persistence
import SCIMServer
import SQLiteStorage
import Testing

@Suite("Memberships in provider.sqlite")
struct MembershipStoreTests {
    private func update(_ group: ResourceRecord, _ changes: [MemberChange]) -> ResourceUpdate {
        ResourceUpdate(id: group.id, resourceType: "Group", expectedVersion: nil, contents: nil, members: changes, now: 2_000)
    }

    private func names(_ fixture: ProviderFixture, _ group: ResourceRecord) async throws -> [String] {
        try await fixture.store.members(of: group.id, after: nil, limit: 100).memberships.map(\.display)
    }

    @Test("members are added, removed and replaced; what is so already changes nothing")
    func changes() async throws {
        try await ProviderFixture.with { fixture in
            let (ann, ben, cid) = (
                try await fixture.created("ann"), try await fixture.created("ben"), try await fixture.created("cid")
            )
            let group = try await fixture.created("staff", type: "Group")
            let store = fixture.store
            #expect(try await store.update(update(group, [.add([ann.id, ben.id])])) == .written(version: 2, lastModified: 2_000))
            #expect(try await store.update(update(group, [.add([ann.id])])) == .unchanged(version: 2, lastModified: 2_000))
            #expect(try await store.update(update(group, [.remove([cid.id, "nobody"])])) == .unchanged(version: 2, lastModified: 2_000))
            #expect(try await store.update(update(group, [.replace([cid.id, ann.id])])) == .written(version: 3, lastModified: 2_000))
            #expect(try await names(fixture, group) == ["ann", "cid"])
            #expect(try await store.update(update(group, [.replace([])])) == .written(version: 4, lastModified: 2_000))
            #expect(try await names(fixture, group) == [])
        }
    }

    @Test("an unknown member, or one of another tenant, is named and nothing is written")
    func unknownMember() async throws {
        try await ProviderFixture.with { fixture in
            let ann = try await fixture.created("ann")
            let stranger = fixture.record("stranger")
            _ = try await fixture.otherStore.create(stranger, members: [])
            let group = try await fixture.created("staff", type: "Group")
            for unknown in ["nobody", stranger.id] {
                #expect(try await fixture.store.update(update(group, [.add([ann.id]), .add([unknown])])) == .unknownMember(unknown))
                #expect(try await names(fixture, group) == [])
                let other = fixture.record("others", type: "Group")
                #expect(try await fixture.store.create(other, members: [ann.id, unknown]) == .unknownMember(unknown))
                #expect(try await fixture.store.resource(other.id, ofType: "Group", with: []) == nil)
            }
        }
    }

    @Test("members come in pages, and both sides can be looked up")
    func lookUps() async throws {
        try await ProviderFixture.with { fixture in
            var ids: [String] = []
            for number in 1...5 { ids.append(try await fixture.created("user\(number)").id) }
            let group = try await fixture.created("staff", type: "Group", members: ids)
            let first = try await fixture.store.members(of: group.id, after: nil, limit: 3)
            let second = try await fixture.store.members(of: group.id, after: first.next, limit: 3)
            #expect(first.memberships.map(\.id) + second.memberships.map(\.id) == ids)
            #expect(second.next == nil)
            let user = try await fixture.store.resource(ids[0], ofType: "User", with: .groups)
            #expect(user?.groups == [Membership(id: group.id, resourceType: "Group", display: "staff")])
            let containing = ResourceQuery(resourceType: "Group", match: .hasMember(ids[2]), limit: 5, counting: true)
            #expect(try await fixture.store.list(containing).resources.map(\.record.id) == [group.id])
            let within = ResourceQuery(resourceType: "User", match: .memberOf(group.id), limit: 2, counting: true)
            let page = try await fixture.store.list(within)
            #expect(page.resources.map(\.record.id) == Array(ids.prefix(2)))
            #expect(page.total == 5)
            #expect(try await fixture.otherStore.list(within).total == 0)
        }
    }
}
