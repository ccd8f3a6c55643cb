import Persistence
import Provisioning
import Testing

@Suite struct EscrowStoreTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let links: any LinkStore
    let job: JobID

    init() async throws {
        fixture = try await ProvisioningFixture()
        links = fixture.links
        job = fixture.job.id
    }

    @Test func escrowsComeBackAsTheyWereCommittedAndAreReplaced() async throws {
        var escrow = Fixture.escrow("u-1")
        try await fixture.commit { $0.escrows = [escrow] }
        #expect(try await links.escrows(of: .user, for: [escrow.source], job: job) == [escrow.source: escrow])
        #expect(try await links.escrows(of: .group, for: [escrow.source], job: job) == [:])
        escrow.failAgain(at: Fixture.time(60), code: "ServerFailure", message: "500")
        try await fixture.commit { $0.escrows = [escrow] }
        #expect(try await links.escrows(of: .user, for: [escrow.source], job: job) == [escrow.source: escrow])
        #expect(try await links.escrowCount(job: job) == 1)
        try await fixture.commit { $0.removedEscrows = [(.user, escrow.source)] }
        #expect(try await links.escrowCount(job: job) == 0)
    }

    @Test func dueOnesAreFoundInTheOrderOfTheirSource() async throws {
        let (now, past, future) = (Fixture.escrow("u-3", due: 0), Fixture.escrow("u-1", due: -9), Fixture.escrow("u-2", due: 0.001))
        try await fixture.commit { $0.escrows = [now, past, future, Fixture.escrow("g-1", type: .group)] }
        let due = try await links.dueEscrows(of: .user, at: Fixture.time, after: nil, limit: 10, job: job)
        #expect(due == [past, now])
        #expect(try await links.dueEscrows(of: .user, at: Fixture.time, after: nil, limit: 1, job: job) == [past])
        #expect(try await links.dueEscrows(of: .user, at: Fixture.time, after: past.source, limit: 10, job: job) == [now])
        #expect(try await links.dueEscrows(of: .user, at: Fixture.time(1), after: past.source, limit: 10, job: job) == [future, now])
    }
}
