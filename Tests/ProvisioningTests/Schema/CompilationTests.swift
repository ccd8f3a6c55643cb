import Directory
import JSONDocument
import Provisioning
import Testing

/// What of a schema can be known to be wrong before a cycle begins.
@Suite struct CompilationTests {
    private static let attributes = "synchronizationRules[0].objectMappings[0].attributeMappings"

    @Test(arguments: [
        ([AttributeMapping.direct("mail", to: "userName")], "\(attributes)"),
        ([.direct("mail", to: "id", matching: 1)], "\(attributes)[0].targetAttributeName"),
        ([.direct("mail", to: "userName", matching: 1), .direct("mail", to: "USERNAME")], "\(attributes)[1].targetAttributeName"),
        ([.direct("mail", to: "user name", matching: 1)], "\(attributes)[0].targetAttributeName"),
        ([.direct("mail", to: "emails[type gt \"work\"].value", matching: 1)], "\(attributes)[0].targetAttributeName"),
        (
            [.direct("mail", to: "userName", matching: 1), .expression("ToLower([manager])", to: SynchronizationSchema.manager)],
            "\(attributes)[1].source"
        ),
    ])
    func refusesMappingsThatCannotWork(mappings: [AttributeMapping], path: String) {
        let error = #expect(throws: SchemaError.self) {
            try CompiledSchema(.test(users: mappings), scope: .assigned, leavesOutOfScope: false)
        }
        #expect(error?.path == path)
    }

    @Test func endsTheCycleThatHasABadSchema() async throws {
        let world = try await TestWorld()
        try await world.addUser("ann")
        try await world.jobs.replaceSchema(of: world.job, by: .test(users: [.direct("mail", to: "userName")]))
        let summary = try await world.run()
        #expect((summary.state, summary.errorCode) == (.failed, "InvalidSchema"))
        #expect(try await world.jobs.status(of: world.job).quarantine?.code == "InvalidSchema")
        #expect(world.target.requests.isEmpty)
        try await world.jobs.replaceSchema(of: world.job, by: .test())
        try await world.run()
        #expect(world.target.names == ["ann"])
    }

    @Test func putsAnObjectAsideWhoseMappingDoesNotWork() async throws {
        let world = try await TestWorld(.test(users: .standard + [.direct("otherMails", to: "title")]))
        let ann = try await world.addUser("ann", ["otherMails": .strings(["a@x.example", "b@x.example"])])
        try await world.addUser("ben", ["otherMails": .strings(["ben@x.example"])])
        try await world.run()
        let record = try #require(try await world.records(ann, status: .failure).first)
        #expect(record.error?.errorCode == "MappingEvaluationFailed")
        #expect(record.error?.reason.contains("title") == true)
        #expect(try await world.escrow(of: ann)?.code == "MappingEvaluationFailed")
        #expect(world.target.names == ["ben"])
        #expect(world.target.account("ben")?.title == "ben@x.example")
    }
}
