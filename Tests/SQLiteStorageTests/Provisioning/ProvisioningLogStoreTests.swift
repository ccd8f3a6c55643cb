import Persistence
import Provisioning
import Testing

@Suite struct ProvisioningLogStoreTests {
    typealias Fixture = ProvisioningFixture
    let fixture: ProvisioningFixture
    let log: any ProvisioningLogStore

    init() async throws {
        fixture = try await ProvisioningFixture()
        log = fixture.log
    }

    private func found(_ change: (inout ProvisioningLogQuery) -> Void) async throws -> [String] {
        var query = ProvisioningLogQuery()
        query.newestFirst = false
        change(&query)
        let ids = try await log.records(query).map(\.id)
        #expect(try await log.count(query) == ids.count, "count and records agree")
        return ids
    }

    @Test func recordsComeBackWholeWithTheirPlaceInTheLog() async throws {
        let records = [Fixture.record("a"), Fixture.record("b", action: .disable, status: .failure, modified: [])]
        try await fixture.commit { $0.log = records }
        for (record, sequence) in zip(records, Int64(1)...) {
            var expected = record
            expected.sequence = sequence
            #expect(try await log.record(record.id) == expected)
        }
        #expect(try await log.record("none") == nil)
    }

    @Test func pagesGoOnAfterTheLastRecordInBothDirections() async throws {
        try await fixture.commit { page in page.log = (1...7).map { Fixture.record("r\($0)") } }
        for newestFirst in [true, false] {
            var query = ProvisioningLogQuery()
            query.limit = 3
            query.newestFirst = newestFirst
            var seen: [String] = []
            while let last = try await log.records(query).last {
                seen += try await log.records(query).map(\.id)
                query.after = last.sequence
            }
            let ascending = (1...7).map { "r\($0)" }
            #expect(seen == (newestFirst ? ascending.reversed() : ascending))
            #expect(try await log.count(query) == 7)
        }
    }

    @Test func everyPartOfAQueryNarrows() async throws {
        try await fixture.commit { page in
            page.log = [
                Fixture.record("a"),
                Fixture.record(
                    "b", at: 10, cycle: "c-2", action: .update, status: .failure, source: "u-2", modified: ["active", "emails"]),
                Fixture.record("c", at: 20, job: "other", source: "u-3", name: "山田 太郎"),
            ]
        }
        #expect(try await found { _ in } == ["a", "b", "c"])
        #expect(try await found { $0.job = JobID(rawValue: "other") } == ["c"])
        #expect(try await found { $0.servicePrincipal = ServicePrincipalID(rawValue: "sp-other") } == ["c"])
        #expect(try await found { $0.cycle = CycleID(rawValue: "c-2") } == ["b"])
        #expect(try await found { $0.change = "change-a" } == ["a"])
        #expect(try await found { $0.source = SourceID(rawValue: "u-2") } == ["b"])
        #expect(try await found { $0.target = TargetID(rawValue: "t-u-3") } == ["c"])
        #expect(try await found { $0.action = .create } == ["a", "c"])
        #expect(try await found { $0.status = .failure } == ["b"])
        #expect(try await found { $0.from = Fixture.time(10) } == ["b", "c"])
        #expect(try await found { $0.until = Fixture.time(10) } == ["a", "b"])
        #expect(try await found { $0.modifiedProperties = ["Emails", "none"] } == ["b"])
        #expect(try await found { $0.modifiedProperties = ["mail"] } == [])
        #expect(
            try await found { query in
                query.action = .create
                query.status = .success
                query.job = JobID(rawValue: "logicgate.one")
            } == ["a"])
    }

    @Test(arguments: [
        ("ZOË", ["a"]), ("zoe\u{308}", ["a"]), ("brien", ["a", "b"]), ("ZOE@", ["a", "b"]), ("zoe.obr", ["a", "b"]), ("%", []), ("_", []),
        ("brienzoe", []),
    ])
    func namesAreFoundWithoutRegardToCase(_ text: String, _ ids: [String]) async throws {
        try await fixture.commit { $0.log = [Fixture.record("a", name: "Zoë O’Brien"), Fixture.record("b", name: "Ann Brien")] }
        #expect(try await found { $0.name = text } == ids)
    }
}
