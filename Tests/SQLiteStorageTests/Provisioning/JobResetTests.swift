import Persistence
import Provisioning
import Testing

/// What a restart forgets, and what it leaves.
@Suite struct JobResetTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let id: JobID

    init() async throws {
        fixture = try await ProvisioningFixture()
        id = fixture.job.id
        var status = JobStatus()
        status.successiveCompleteFailures = 3
        status.quarantine = Quarantine(
            reason: .encounteredQuarantineException, code: "x", message: "y", began: Fixture.time, nextAttempt: Fixture.time)
        try await fixture.jobs.finishCycle(of: id, watermark: Watermark(rawValue: "5"), status: status)
        try await fixture.jobs.begin(Fixture.cycle(), of: id)
        try await fixture.commit { page in
            page.links = [Fixture.link("u-1"), Fixture.link("g-1", type: .group)]
            page.escrows = [Fixture.escrow("u-2")]
            page.references = [Fixture.reference("u-1", to: nil)]
            page.addedMembers = [(SourceID(rawValue: "g-1"), SourceID(rawValue: "u-1"), TargetID(rawValue: "t-u-1"))]
        }
    }

    /// What is left, by name.
    private func remains(of id: JobID) async throws -> Set<String> {
        var found: Set<String> = []
        if try await fixture.jobs.watermark(of: id) != nil { found.insert("watermark") }
        if try await fixture.jobs.cycle(of: id) != nil { found.insert("cycle") }
        if try await fixture.links.count(of: .user, job: id) > 0 { found.insert("links") }
        if try await fixture.links.escrowCount(job: id) > 0 { found.insert("escrows") }
        let references = try await fixture.links.references(of: .user, source: SourceID(rawValue: "u-1"), job: id)
        if !references.isEmpty { found.insert("references") }
        if try await !fixture.links.knownMembers(of: SourceID(rawValue: "g-1"), job: id).isEmpty { found.insert("members") }
        if try await fixture.jobs.status(of: id).quarantine != nil { found.insert("quarantine") }
        return found
    }

    @Test(arguments: [
        (ResetScope.watermark, ["links", "members", "escrows", "references", "quarantine"]),
        (.escrows, ["watermark", "links", "members", "quarantine"]),
        (.quarantineState, ["watermark", "links", "members", "escrows", "references"]),
        (.connectorDataStore, ["watermark", "escrows", "references", "quarantine"]),
        (.standard, ["links", "members"]),
        (.full, [] as [String]),
    ])
    func itForgetsWhatItNamesAndTheCycleUnderWay(_ scope: ResetScope, _ left: [String]) async throws {
        try await fixture.jobs.reset(scope, of: id)
        #expect(try await remains(of: id) == Set(left))
    }

    @Test func aReferenceWhoseLinkWasForgottenCannotBeSet() async throws {
        #expect(try await fixture.resolvable().count == 1)
        try await fixture.jobs.reset(.connectorDataStore, of: id)
        #expect(try await fixture.resolvable().isEmpty)
        try await fixture.commit { $0.links = [Fixture.link("u-1")] }
        #expect(try await fixture.resolvable().count == 1)
    }

    @Test func aPageOfTheForgottenCycleIsRefusedAsAWhole() async throws {
        try await fixture.jobs.reset(.watermark, of: id)
        for begun in [nil, "c-2"] {
            if let begun { try await fixture.jobs.begin(Fixture.cycle(begun), of: id) }
            await #expect(throws: StorageError.stale) {
                try await fixture.commit { page in
                    page.cycle = Fixture.cycle("c-1")
                    page.links = [Fixture.link("u-9")]
                }
            }
        }
        #expect(try await fixture.links.links(of: .user, for: [SourceID(rawValue: "u-9")], job: id).isEmpty)
        #expect(try await fixture.jobs.cycle(of: id)?.id == CycleID(rawValue: "c-2"))
    }

    @Test func deletingAJobLeavesNothingOfItButItsLog() async throws {
        let other = Fixture.makeJob("other")
        try await fixture.jobs.create(other, schema: Fixture.schema)
        var page = PageOutcome()
        page.links = [Fixture.link("u-1")]
        page.log = [Fixture.record("kept")]
        try await fixture.links.commit(page, job: other.id)
        try await fixture.commit { $0.log = [Fixture.record("kept too")] }
        try await fixture.jobs.delete(id)
        #expect(try await fixture.jobs.jobs() == [other])
        #expect(try await fixture.jobs.schema(of: id) == nil)
        #expect(try await fixture.links.count(of: .user, job: other.id) == 1)
        #expect(try await fixture.log.count(ProvisioningLogQuery()) == 2)
        // Under the same name again it starts with nothing.
        try await fixture.jobs.create(fixture.job, schema: Fixture.schema)
        #expect(try await remains(of: id) == [])
    }
}
