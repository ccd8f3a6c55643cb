import Directory
import JSONDocument
import Provisioning
import Testing

/// Scoping filters: each operator as `entra-engine.md` §4.3 has it.
@Suite struct ScopingFilterTests {
    /// A clause on one person, and whether it holds.
    struct Case: Sendable, CustomTestStringConvertible {
        let attributes: [String: DirectoryValue?]
        let clause: (String, String, String?)
        let holds: Bool

        init(_ attributes: [String: DirectoryValue?], _ name: String, _ comparison: String, _ literal: String? = nil, _ holds: Bool) {
            self.attributes = attributes
            clause = (name, comparison, literal)
            self.holds = holds
        }

        var testDescription: String { "\(attributes) \(clause.1) \(clause.2 ?? "") → \(holds)" }
    }

    static let cases: [Case] = [
        Case(["department": "Audit"], "department", "EQUALS", "Audit", true),
        Case(["department": "Audit"], "department", "EQUALS", "audit", false),
        Case([:], "department", "EQUALS", "Audit", false),
        Case(["department": "Sales"], "department", "NOT EQUALS", "Audit", true),
        Case(["department": "Audit"], "department", "NOT EQUALS", "Audit", false),
        Case([:], "department", "NOT EQUALS", "Audit", false),
        Case(["jobTitle": "Senior Auditor"], "jobTitle", "INCLUDES", "Audit", true),
        Case(["jobTitle": "Senior Auditor"], "jobTitle", "INCLUDES", "audit", false),
        Case(["userPrincipalName": "x@contoso.example"], "userPrincipalName", "ENDS_WITH", "@contoso.example", true),
        Case(["userPrincipalName": "x@contoso.example"], "userPrincipalName", "ENDS_WITH", "@fabrikam.example", false),
        Case(["employeeId": "42"], "employeeId", "REGEX MATCH", "([1-9][0-9])", true),
        Case(["employeeId": "142"], "employeeId", "REGEX MATCH", "([1-9][0-9])", false),
        Case(["department": "audit"], "department", "REGEX MATCH", "Audit", false),
        Case(["userPrincipalName": "x@domain.com"], "userPrincipalName", "REGEX MATCH", ".*\\@domain.com", true),
        Case([:], "department", "REGEX MATCH", ".*", false),
        Case(["department": "Sales"], "department", "NOT REGEX MATCH", "A.*", true),
        Case(["department": "Audit"], "department", "NOT REGEX MATCH", "A.*", false),
        Case([:], "department", "NOT REGEX MATCH", "A.*", false),
        Case(["employeeId": "7"], "employeeId", "GREATER_THAN", "6", true),
        Case(["employeeId": "10"], "employeeId", "GREATER_THAN", "9", true),
        Case(["employeeId": "6"], "employeeId", "GREATER_THAN", "6", false),
        Case(["employeeId": "x"], "employeeId", "GREATER_THAN", "6", false),
        Case([:], "employeeId", "GREATER_THAN", "6", false),
        Case(["employeeId": "6"], "employeeId", "GREATER_THAN_OR_EQUALS", "6", true),
        Case(["employeeId": "5"], "employeeId", "GREATER_THAN_OR_EQUALS", "6", false),
        Case(["onPremisesSyncEnabled": true], "onPremisesSyncEnabled", "IS TRUE", nil, true),
        Case(["onPremisesSyncEnabled": false], "onPremisesSyncEnabled", "IS TRUE", nil, false),
        Case([:], "onPremisesSyncEnabled", "IS TRUE", nil, false),
        Case(["onPremisesSyncEnabled": false], "onPremisesSyncEnabled", "IS FALSE", nil, true),
        Case([:], "onPremisesSyncEnabled", "IS FALSE", nil, false),
        Case([:], "department", "IS NULL", nil, true),
        Case(["department": "Audit"], "department", "IS NULL", nil, false),
        Case(["department": "Audit"], "department", "IS NOT NULL", nil, true),
        Case([:], "department", "IS NOT NULL", nil, false),
        Case(["department": "Audit"], "department", "&", "Audit, Sales", true),
        Case(["department": "Legal"], "department", "&", "Audit, Sales", false),
        Case(["employeeId": "6"], "employeeId", "&", "2", true),
        Case(["employeeId": "4"], "employeeId", "&", "2", false),
        Case(["department": "Legal"], "department", "!&", "Audit, Sales", true),
        Case(["department": "Audit"], "department", "!&", "Audit, Sales", false),
        Case([:], "department", "!&", "Audit", false),
        Case(["department": "Audit"], "DEPARTMENT", "equals", "Audit", true),
        Case(["department": "Audit"], "department", "NOT_EQUALS", "Sales", true),
    ]

    @Test func decidesAsEachOperatorSays() async throws {
        for (index, example) in Self.cases.enumerated() {
            let rules = try ScopingRules(
                scope: .all,
                filter: ScopingFilter(groups: [FilterGroup("Filter", example.clause)]))
            let evaluation = try rules.evaluate(Self.person(example.attributes), assignments: [])
            #expect(evaluation.passesFilters == example.holds, "case \(index): \(example.testDescription)")
        }
    }

    private static func person(_ attributes: [String: DirectoryValue?]) -> SourceObject {
        SourceObject(
            displayName: "x", userName: nil, isEnabled: true, isDeleted: false,
            attributes: PlainAttributes(values: attributes.compactMapValues(\.self)), references: [:])
    }

    @Test func joinsClausesByAndAndGroupsByOr() async throws {
        let world = try await TestWorld(
            .test(scope: [
                FilterGroup("One", ("department", "EQUALS", "Audit"), ("city", "EQUALS", "Oslo")),
                FilterGroup("Two", ("jobTitle", "EQUALS", "Director")),
                FilterGroup("Empty"),
            ]))
        try await world.addUser("both", ["department": "Audit", "city": "Oslo"])
        let half = try await world.addUser("half", ["department": "Audit", "city": "Rome"])
        try await world.addUser("director", ["jobTitle": "Director"])
        try await world.addUser("unassigned", ["jobTitle": "Director"], assigned: false)
        let summary = try await world.run()
        #expect(world.target.names == ["both", "director"])
        #expect(summary.counts.skipped[.filteredOut] == 1)
        let step = try #require(try await world.records(half).first?.steps.first { $0.kind == .scoping })
        let result = try #require(step.details["ScopeEvaluationResult"]?.stringValue)
        #expect(
            result
                == #"{"One.department EQUALS 'Audit'":true,"One.city EQUALS 'Oslo'":false,"Two.jobTitle EQUALS 'Director'":false}"#)
        #expect(step.details["Scoping filter evaluation passed"] == "False")
    }

    @Test func replacesAssignmentsWhenEverybodyIsInScope() async throws {
        let world = try await TestWorld(.test(scope: [FilterGroup("F", ("department", "EQUALS", "Audit"))]), scope: .all)
        try await world.addUser("ann", ["department": "Audit"], assigned: false)
        try await world.addUser("ben", assigned: false)
        try await world.run()
        #expect(world.target.names == ["ann"])
    }

    @Test(arguments: [
        ("department", "STARTS WITH", "A", "operatorName"), ("", "EQUALS", "A", "sourceOperandName"),
        ("employeeId", "GREATER_THAN", "many", "targetOperand"), ("department", "REGEX MATCH", "(", "targetOperand"),
        ("department", "EQUALS", nil, "targetOperand"), ("department", "IS NULL", "x", "targetOperand"),
    ])
    func saysWhichClauseCannotBeUsed(name: String, comparison: String, literal: String?, place: String) {
        let schema = SynchronizationSchema.test(scope: [
            FilterGroup("Fine", ("city", "EQUALS", "Oslo")), FilterGroup("F", ("city", "IS NULL", nil), (name, comparison, literal)),
        ])
        let error = #expect(throws: SchemaError.self) { try CompiledSchema(schema, scope: .assigned, leavesOutOfScope: false) }
        #expect(error?.path == "synchronizationRules[0].objectMappings[0].scope.groups[1].clauses[1].\(place)")
    }
}
