import Foundation
import Persistence
import Provisioning
import Testing

@Suite struct JobStoreTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let jobs: any JobStore
    let id: JobID

    init() async throws {
        fixture = try await ProvisioningFixture()
        jobs = fixture.jobs
        id = fixture.job.id
    }

    @Test func jobsComeBackAsTheyWereMadeInTheOrderOfCreation() async throws {
        var second = Fixture.makeJob("a.second", servicePrincipal: "sp-2")
        second.scope = .all
        second.schedule = Schedule(interval: .milliseconds(10_500), state: .paused)
        try await jobs.create(second, schema: Fixture.schema)
        #expect(try await jobs.jobs() == [fixture.job, second])
        #expect(try await jobs.jobs(of: second.servicePrincipal) == [second])
        #expect(try await jobs.job(id) == fixture.job)
        #expect(try await jobs.job(JobID(rawValue: "none")) == nil)
    }

    @Test func anIdentifierIsTakenOnce() async throws {
        await #expect(throws: StorageError.conflict(field: "id")) { try await jobs.create(fixture.job, schema: Fixture.schema) }
    }

    @Test func scheduleAndScopeAreReplaced() async throws {
        var job = fixture.job
        job.schedule = Schedule(interval: .seconds(60), state: .paused)
        job.scope = .all
        try await jobs.update(job)
        #expect(try await jobs.job(id) == job)
    }

    @Test func theSchemaIsReplacedAsAWhole() async throws {
        #expect(try await jobs.schema(of: id) == Fixture.schema)
        var schema = Fixture.schema
        schema.rules[0].objectMappings[0].isEnabled = false
        try await jobs.replaceSchema(of: id, by: schema)
        #expect(try await jobs.schema(of: id) == schema)
        #expect(try await jobs.schema(of: JobID(rawValue: "none")) == nil)
    }

    @Test func theStatusComesBackWhole() async throws {
        #expect(try await jobs.status(of: id) == JobStatus())
        var counts = CycleCounts()
        (counts.processed, counts.created, counts.requests, counts.membersAdded) = (9, 5, 12, 3)
        counts.skipped = [.notAssigned: 3, .redundantExport: 1]
        var status = JobStatus()
        status.lastExecution = CycleSummary(
            id: CycleID(rawValue: "c"), kind: .incremental, state: .failed, began: Fixture.time, ended: Fixture.time(1), counts: counts,
            errorCode: "Unauthorized", errorMessage: "Refused.")
        status.lastSuccessfulExecution = CycleSummary(
            id: CycleID(rawValue: "b"), kind: .initial, state: .entryLevelErrors, began: Fixture.time, ended: Fixture.time(2),
            counts: CycleCounts())
        status.successiveCompleteFailures = 4
        status.quarantine = Quarantine(
            reason: .encounteredQuarantineException, code: "Unauthorized", message: "Refused.", began: Fixture.time,
            nextAttempt: Fixture.time(60))
        status.steadyStateFirstAchieved = Fixture.time(3)
        status.nextCycle = Fixture.time(4)
        try await jobs.setStatus(status, of: id)
        #expect(try await jobs.status(of: id) == status)
    }

    @Test func aCycleGoesOnWhereItsPageWasCommitted() async throws {
        #expect(try await jobs.cycle(of: id) == nil)
        var cycle = Fixture.cycle()
        try await jobs.begin(cycle, of: id)
        #expect(try await jobs.cycle(of: id) == cycle)
        cycle.phase = .references
        cycle.cursor = "u-500"
        cycle.counts.created = 500
        try await fixture.commit { $0.cycle = cycle }
        #expect(try await jobs.cycle(of: id) == cycle)
        try await fixture.commit { $0.cycle = nil }
        #expect(try await jobs.cycle(of: id) == cycle)
    }

    @Test func theEndOfACycleSetsTheWatermarkAndTheStatus() async throws {
        try await jobs.begin(Fixture.cycle(), of: id)
        var status = JobStatus()
        status.nextCycle = Fixture.time(2400)
        try await jobs.finishCycle(of: id, watermark: Watermark(rawValue: "77"), status: status)
        #expect(try await jobs.cycle(of: id) == nil)
        #expect(try await jobs.watermark(of: id) == Watermark(rawValue: "77"))
        #expect(try await jobs.status(of: id) == status)
        try await jobs.finishCycle(of: id, watermark: nil, status: JobStatus())
        #expect(try await jobs.watermark(of: id) == Watermark(rawValue: "77"))
    }

    @Test func aJobThatIsGoneIsNotFound() async throws {
        let gone = Fixture.makeJob("gone")
        await #expect(throws: StorageError.notFound) { try await jobs.update(gone) }
        await #expect(throws: StorageError.notFound) { try await jobs.delete(gone.id) }
        await #expect(throws: StorageError.notFound) { try await jobs.replaceSchema(of: gone.id, by: Fixture.schema) }
        await #expect(throws: StorageError.notFound) { try await jobs.status(of: gone.id) }
        await #expect(throws: StorageError.notFound) { try await jobs.setStatus(JobStatus(), of: gone.id) }
        await #expect(throws: StorageError.notFound) { try await jobs.begin(Fixture.cycle(), of: gone.id) }
        await #expect(throws: StorageError.notFound) { try await jobs.finishCycle(of: gone.id, watermark: nil, status: JobStatus()) }
        await #expect(throws: StorageError.notFound) { try await jobs.reset(.full, of: gone.id) }
        await #expect(throws: StorageError.notFound) { try await fixture.links.commit(PageOutcome(), job: gone.id) }
        #expect(try await jobs.watermark(of: gone.id) == nil)
        #expect(try await jobs.cycle(of: gone.id) == nil)
    }
}
