import JSONDocument
import Persistence
import Provisioning
import Testing

@Suite struct LinkStoreTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let links: any LinkStore
    let job: JobID

    init() async throws {
        fixture = try await ProvisioningFixture()
        links = fixture.links
        job = fixture.job.id
    }

    @Test func linksComeBackAsTheyWereCommitted() async throws {
        let known: JSONObject = ["userName": "zoë@contoso.com", "emails[type eq \"work\"].value": "z@contoso.com", "active": false]
        let user = Fixture.link("u-1", known: known)
        var group = Fixture.link("g-1", type: .group)
        group.isActive = false
        group.displayName = nil
        try await fixture.commit { $0.links = [user, group] }
        let ids = ["u-1", "u-2", "g-1"].map(SourceID.init(rawValue:))
        #expect(try await links.links(of: .user, for: ids, job: job) == [user.source: user])
        #expect(try await links.links(of: .group, for: ids, job: job) == [group.source: group])
        #expect(try await links.links(of: .group, for: [], job: job) == [:])
        #expect(try await links.link(of: .user, target: user.target, job: job) == user)
        #expect(try await links.link(of: .group, target: user.target, job: job) == nil)
    }

    @Test func aLinkIsReplacedByItsSource() async throws {
        try await fixture.commit { $0.links = [Fixture.link("u-1")] }
        let moved = Fixture.link("u-1", target: "t-new", known: ["active": false])
        try await fixture.commit { $0.links = [moved] }
        #expect(try await links.links(of: .user, for: [moved.source], job: job) == [moved.source: moved])
        #expect(try await links.link(of: .user, target: TargetID(rawValue: "t-u-1"), job: job) == nil)
        #expect(try await links.count(of: .user, job: job) == 1)
    }

    @Test func whatAPageRemovesAndSetsIsSet() async throws {
        try await fixture.commit { $0.links = [Fixture.link("u-1"), Fixture.link("u-2")] }
        let new = Fixture.link("u-1", target: "t-new")
        try await fixture.commit { page in
            page.removedLinks = [(.user, SourceID(rawValue: "u-1")), (.user, SourceID(rawValue: "u-2"))]
            page.links = [new]
        }
        #expect(try await links.page(of: .user, after: nil, limit: 10, job: job) == [new])
    }

    @Test func pagesFollowTheSourceAndMeetEachLinkOnce() async throws {
        let sources = (10..<35).map { "u-\($0)" }
        try await fixture.commit { page in
            page.links = sources.shuffled().map { Fixture.link($0) } + [Fixture.link("g-1", type: .group)]
        }
        var seen: [String] = []
        var last: SourceID?
        while true {
            let page = try await links.page(of: .user, after: last, limit: 10, job: job)
            guard let end = page.last else { break }
            seen += page.map(\.source.rawValue)
            last = end.source
        }
        #expect(seen == sources)
    }

    @Test func jobsDoNotSeeEachOthersLinks() async throws {
        let other = Fixture.makeJob("other")
        try await fixture.jobs.create(other, schema: Fixture.schema)
        try await fixture.commit { $0.links = [Fixture.link("u-1")] }
        #expect(try await links.page(of: .user, after: nil, limit: 10, job: other.id) == [])
        #expect(try await links.count(of: .user, job: other.id) == 0)
    }

    @Test func identifiersAreComparedBytewise() async throws {
        let names = ["A", "a", "é", "e\u{301}", "\"quoted\"", "back\\slash"]
        try await fixture.commit { page in page.links = names.map { Fixture.link($0) } }
        for name in names {
            let found = try await links.links(of: .user, for: [SourceID(rawValue: name)], job: job)
            #expect(found.values.map { Array($0.source.rawValue.utf8) } == [Array(name.utf8)])
        }
        #expect(try await links.count(of: .user, job: job) == names.count)
    }

    @Test func aPageIsCommittedAsAWholeOrNotAtAll() async throws {
        try await fixture.commit { $0.log = [Fixture.record("taken")] }
        await #expect(throws: StorageError.conflict(field: "id")) {
            try await fixture.commit { page in
                page.links = [Fixture.link("u-1")]
                page.escrows = [Fixture.escrow("u-2")]
                page.log = [Fixture.record("new"), Fixture.record("taken")]
            }
        }
        #expect(try await links.count(of: .user, job: job) == 0)
        #expect(try await links.escrowCount(job: job) == 0)
        #expect(try await fixture.log.count(ProvisioningLogQuery()) == 1)
    }

    @Test func knownMembersAreKeptByGroup() async throws {
        let (group, one, two) = (SourceID(rawValue: "g-1"), SourceID(rawValue: "u-1"), SourceID(rawValue: "u-2"))
        try await fixture.commit { page in
            page.addedMembers = [
                (group, one, TargetID(rawValue: "t-1")), (group, two, TargetID(rawValue: "t-2")), (two, one, TargetID(rawValue: "t-1")),
            ]
        }
        try await fixture.commit { page in
            page.removedMembers = [(group, one), (group, two)]
            page.addedMembers = [(group, two, TargetID(rawValue: "t-3"))]
        }
        #expect(try await links.knownMembers(of: group, job: job) == [two: TargetID(rawValue: "t-3")])
        #expect(try await links.knownMembers(of: two, job: job) == [one: TargetID(rawValue: "t-1")])
    }
}
