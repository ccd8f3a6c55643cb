import Persistence
import Provisioning
import Testing

@Suite struct PendingReferenceTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let links: any LinkStore
    let job: JobID

    init() async throws {
        fixture = try await ProvisioningFixture()
        links = fixture.links
        job = fixture.job.id
    }

    /// Both orders, as a page may bring the referring object, the referred one, or the reference first.
    @Test(arguments: [["u-1", "u-2"], ["u-2", "u-1"]])
    func aReferenceCanBeSetOnceBothEndsAreLinked(_ order: [String]) async throws {
        let reference = Fixture.reference("u-1", to: "u-2")
        try await fixture.commit { $0.references = [reference] }
        #expect(try await fixture.resolvable() == [])
        try await fixture.commit { $0.links = [Fixture.link(order[0])] }
        #expect(try await fixture.resolvable() == [])
        try await fixture.commit { $0.links = [Fixture.link(order[1])] }
        let expected = ResolvableReference(
            reference: reference, link: Fixture.link("u-1"), referenced: TargetID(rawValue: "t-u-2"))
        #expect(try await fixture.resolvable() == [expected])
    }

    @Test func aReferenceCommittedWithOrAfterItsLinksCanBeSetAtOnce() async throws {
        try await fixture.commit { page in
            page.links = [Fixture.link("u-1"), Fixture.link("u-2")]
            page.references = [Fixture.reference("u-1", to: "u-2")]
        }
        try await fixture.commit { $0.references = [Fixture.reference("u-2", to: "u-1")] }
        #expect(try await fixture.resolvable().map(\.reference.source.rawValue) == ["u-1", "u-2"])
    }

    @Test func aReferenceToBeClearedNeedsItsOwnLinkOnly() async throws {
        try await fixture.commit { $0.references = [Fixture.reference("u-1", to: nil)] }
        #expect(try await fixture.resolvable() == [])
        try await fixture.commit { $0.links = [Fixture.link("u-1")] }
        #expect(try await fixture.resolvable().map(\.referenced) == [nil])
    }

    @Test(arguments: ["u-1", "u-2"])
    func aReferenceWhoseEndIsNoLongerLinkedWaitsAgain(_ end: String) async throws {
        try await fixture.commit { page in
            page.links = [Fixture.link("u-1"), Fixture.link("u-2")]
            page.references = [Fixture.reference("u-1", to: "u-2")]
        }
        try await fixture.commit { $0.removedLinks = [(.user, SourceID(rawValue: end))] }
        #expect(try await fixture.resolvable() == [])
        #expect(try await links.unreportedReferences(limit: 10, job: job).count == 1)
    }

    @Test func theAccountReferredToIsTheCurrentOne() async throws {
        try await fixture.commit { page in
            page.links = [Fixture.link("u-1"), Fixture.link("u-2")]
            page.references = [Fixture.reference("u-1", to: "u-2")]
        }
        try await fixture.commit { $0.links = [Fixture.link("u-2", target: "t-new")] }
        #expect(try await fixture.resolvable().map(\.referenced) == [TargetID(rawValue: "t-new")])
    }

    @Test func pagesFollowSourceAndAttributeAndGoOnAfterTheLast() async throws {
        try await fixture.commit { page in
            page.links = [Fixture.link("u-1"), Fixture.link("u-2"), Fixture.link("u-3")]
            for attribute in ["b", "a", "c"] {
                page.references += ["u-2", "u-1"].map { Fixture.reference($0, attribute, to: "u-3") }
            }
        }
        var seen: [String] = []
        var last: PendingReference?
        while let end = try await fixture.resolvable(after: last, limit: 4).last?.reference {
            seen += try await fixture.resolvable(after: last, limit: 4).map { "\($0.reference.source) \($0.reference.attribute)" }
            last = end
        }
        #expect(seen == ["u-1 a", "u-1 b", "u-1 c", "u-2 a", "u-2 b", "u-2 c"])
    }

    @Test func oneThatWaitsIsReportedOnce() async throws {
        var waiting = Fixture.reference("u-1", to: "u-2")
        #expect(try await !links.hasReferenceWork(job: job))
        try await fixture.commit { $0.references = [waiting] }
        #expect(try await links.hasReferenceWork(job: job))
        #expect(try await links.unreportedReferences(limit: 10, job: job) == [waiting])
        waiting.isReported = true
        try await fixture.commit { $0.references = [waiting] }
        #expect(try await links.unreportedReferences(limit: 10, job: job) == [])
        #expect(try await !links.hasReferenceWork(job: job))
        #expect(try await links.references(of: .user, source: waiting.source, job: job) == [waiting])
        try await fixture.commit { $0.links = [Fixture.link("u-1"), Fixture.link("u-2")] }
        #expect(try await links.hasReferenceWork(job: job))
        try await fixture.commit { $0.removedReferences = [waiting] }
        #expect(try await !links.hasReferenceWork(job: job))
        #expect(try await links.references(of: .user, source: waiting.source, job: job) == [])
    }

    @Test func aUserMayReferToAGroup() async throws {
        try await fixture.commit { page in
            page.references = [Fixture.reference("u-1", to: "g-1")]
            page.links = [Fixture.link("u-1"), Fixture.link("g-1", type: .group)]
        }
        #expect(try await fixture.resolvable().map(\.referenced) == [TargetID(rawValue: "t-g-1")])
    }
}
