import Persistence
import SCIMServer
import SQLiteStorage
import Testing

@Suite("Resources in provider.sqlite")
struct ResourceStoreTests {
    @Test("what was created is found by id, unique key and externalId, and only in its tenant and type")
    func roundTrip() async throws {
        try await ProviderFixture.with { fixture in
            let record = fixture.record("Ann@Example.com", externalID: "X1")
            #expect(try await fixture.store.create(record, members: []) == .written(version: 1, lastModified: 1_000))
            #expect(try await fixture.store.resource(record.id, ofType: "User", with: [])?.record == record)
            #expect(try await fixture.store.resource(record.id, ofType: "Group", with: []) == nil)
            #expect(try await fixture.otherStore.resource(record.id, ofType: "User", with: []) == nil)
            for match in [ResourceQuery.Match.id(record.id), .uniqueKey("ann@example.com"), .externalID("X1")] {
                let query = ResourceQuery(resourceType: "User", match: match, limit: 10, counting: true)
                let page = try await fixture.store.list(query)
                #expect(page.resources.map(\.record) == [record])
                #expect(page.total == 1)
                #expect(try await fixture.otherStore.list(query).total == 0)
            }
            let otherCase = ResourceQuery(resourceType: "User", match: .externalID("x1"), limit: 10)
            #expect(try await fixture.store.list(otherCase).resources.isEmpty)
        }
    }

    @Test("a unique key is taken once per tenant and type")
    func uniqueness() async throws {
        try await ProviderFixture.with { fixture in
            _ = try await fixture.created("ann")
            await #expect(throws: StorageError.conflict(field: "unique_key")) {
                _ = try await fixture.store.create(fixture.record("ANN"), members: [])
            }
            _ = try await fixture.created("ann", type: "Group")
            _ = try await fixture.otherStore.create(fixture.record("ann"), members: [])
            let other = try await fixture.created("ben")
            await #expect(throws: StorageError.conflict(field: "unique_key")) {
                _ = try await fixture.store.update(
                    ResourceUpdate(
                        id: other.id, resourceType: "User", expectedVersion: 1, contents: fixture.record("ann"), now: 2_000))
            }
        }
    }

    @Test("an update needs the expected version and counts one up")
    func versions() async throws {
        try await ProviderFixture.with { fixture in
            let record = try await fixture.created("ann")
            var changed = record
            changed.display = "Ann"
            let update = ResourceUpdate(id: record.id, resourceType: "User", expectedVersion: 1, contents: changed, now: 2_000)
            #expect(try await fixture.store.update(update) == .written(version: 2, lastModified: 2_000))
            await #expect(throws: StorageError.stale) { _ = try await fixture.store.update(update) }
            let stored = try await fixture.store.resource(record.id, ofType: "User", with: [])?.record
            #expect(stored?.display == "Ann")
            #expect(stored?.version == 2)
            #expect(stored?.created == 1_000)
            await #expect(throws: StorageError.notFound) {
                _ = try await fixture.otherStore.update(update)
            }
        }
    }

    @Test("a list keeps the order of creation, by offset and by position")
    func paging() async throws {
        try await ProviderFixture.with { fixture in
            for number in 1...7 { _ = try await fixture.created("user\(number)") }
            let second = try await fixture.store.list(
                ResourceQuery(resourceType: "User", start: .offset(3), limit: 3, counting: true))
            #expect(second.resources.map(\.record.display) == ["user4", "user5", "user6"])
            #expect(second.total == 7)
            let position = try #require(second.next)
            let last = try await fixture.store.list(ResourceQuery(resourceType: "User", start: .after(position), limit: 3))
            #expect(last.resources.map(\.record.display) == ["user7"])
            #expect(last.next == nil)
            #expect(last.total == nil)
            let count = try await fixture.store.list(ResourceQuery(resourceType: "User", limit: 0, counting: true))
            #expect(count.total == 7)
            #expect(count.resources.isEmpty)
        }
    }

    @Test("deleting a resource ends its memberships and changes the groups that lose it")
    func deletion() async throws {
        try await ProviderFixture.with { fixture in
            let user = try await fixture.created("ann")
            let group = try await fixture.created("staff", type: "Group", members: [user.id])
            await #expect(throws: StorageError.stale) {
                try await fixture.store.delete(user.id, ofType: "User", expectedVersion: 7, now: 3_000)
            }
            try await fixture.store.delete(user.id, ofType: "User", expectedVersion: 1, now: 3_000)
            let stored = try #require(try await fixture.store.resource(group.id, ofType: "Group", with: .members))
            #expect(stored.members.memberships.isEmpty)
            #expect(stored.record.version == 2)
            #expect(stored.record.lastModified == 3_000)
            await #expect(throws: StorageError.notFound) {
                try await fixture.store.delete(user.id, ofType: "User", expectedVersion: nil, now: 3_000)
            }
        }
    }
}
