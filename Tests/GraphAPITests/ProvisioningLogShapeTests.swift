import Directory
import Foundation
import JSONDocument
import Provisioning
import SQLiteStorage
import Testing

@Suite("The provisioning log through the API")
struct ProvisioningLogShapeTests {
    private static let manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"

    /// Ten records of one job, a minute apart, newest last; the fifth is a manager change.
    private static func fill(_ door: Door) async throws -> (job: String, principal: String) {
        let path = try await door.newJob().split(separator: "/").map { String($0) }
        let (principal, job) = (path[1], path[4])
        var outcome = PageOutcome()
        for number in 1...10 {
            let property = number == 5 ? Self.manager : "title"
            outcome.log.append(
                ProvisioningLogRecord(
                    id: "record-\(number)", date: Door.time.addingTimeInterval(Double(number) * 60), job: JobID(rawValue: job),
                    servicePrincipal: ServicePrincipalID(rawValue: principal), servicePrincipalName: "LogicGate",
                    cycle: CycleID(rawValue: "cycle"), change: "change-\(number)", action: number == 1 ? .create : .update,
                    status: number == 9 ? .failure : .success, durationInMilliseconds: 5,
                    source: ProvisionedIdentity(
                        id: "u-\(number % 2)", displayName: "User \(number)", identityType: "User", userName: "u\(number)@x"),
                    target: ProvisionedIdentity(id: "t", displayName: "User \(number)", identityType: "User", userName: nil),
                    steps: [ProvisioningStep(name: "EntryExportUpdate", kind: .export, status: .success, description: "updated")],
                    modifiedProperties: [ModifiedProperty(displayName: property, oldValue: nil, newValue: "x")],
                    error: number == 9
                        ? ProvisioningErrorInformation(
                            errorCode: "Conflict", reason: "taken", additionalDetails: nil, errorCategory: "failure", recommendedAction: nil
                        )
                        : nil))
        }
        try await door.stores.links.commit(outcome, job: JobID(rawValue: job))
        return (job, principal)
    }

    @Test(
        "every filter that real clients send",
        arguments: [
            ("jobId eq 'J' and servicePrincipal/id eq 'S' and sourceIdentity/id eq 'u-1' and provisioningAction eq 'Create'", 1),
            ("jobId eq 'J' and provisioningAction eq 'create'", 1),
            ("jobid eq 'J'", 10),
            ("jobId eq 'J' and modifiedProperties/any(p: p/displayName eq 'manager' or p/displayName eq '\(manager)')", 1),
            ("jobId eq 'J' and modifiedProperties/any(p: p/displayName eq 'members')", 0),
            (
                "((contains(tolower(servicePrincipal/id), 'S') or contains(tolower(servicePrincipal/displayName), 'S')) and "
                    + "activityDateTime gt 2027-01-15 and activityDateTime lt 2027-01-16)&$top=500&$orderby=activityDateTime desc",
                10
            ),
            ("activityDateTime ge 2027-01-15T08:06:00.0000000Z", 5),
            ("activityDateTime gt 2027-01-15T08:06:00.0000000Z", 4),
            ("provisioningStatusInfo/status eq 'Failure'", 1),
            ("contains(sourceIdentity/details/UserPrincipalName,'U1')", 2),
            ("jobId eq 'other'", 0),
        ])
    func filters(_ template: String, _ expected: Int) async throws {
        try await Door.with { door in
            let (job, principal) = try await Self.fill(door)
            let filter = template.replacing("'J'", with: "'\(job)'").replacing("'S'", with: "'\(principal)'")
            let answer = try await door.send("GET", "auditLogs/provisioning?$filter=\(filter)")
            #expect(answer.status == 200, "\(answer.message)")
            #expect(answer.values.count == expected)
        }
    }

    @Test("newest first with $orderby, in pages, counted")
    func paging() async throws {
        try await Door.with { door in
            _ = try await Self.fill(door)
            let newest = try await door.send("GET", "auditLogs/provisioning?$top=1&$orderby=activityDateTime desc")
            #expect(newest.values.first?["id"] == "record-10")
            var seen: [String] = []
            var path: String? =
                "auditLogs/provisioning?$top=4&$count=true&$filter=provisioningAction eq 'update'&$orderby=activityDateTime desc"
            while let next = path {
                let answer = try await door.send("GET", next)
                #expect(answer.body["@odata.count"] == 9)
                seen += answer.values.compactMap { $0["id"]?.stringValue }
                path = answer.body["@odata.nextLink"]?.stringValue
            }
            #expect(seen == (2...10).reversed().map { "record-\($0)" })
        }
    }

    @Test("one record in Graph's shape")
    func record() async throws {
        try await Door.with { door in
            let (job, principal) = try await Self.fill(door)
            let record = try await door.send("GET", "auditLogs/provisioning/record-9").body
            #expect(record["jobId"] == .string(job) && record["servicePrincipal"]?["id"] == .string(principal))
            #expect(record["provisioningAction"] == "update" && record["activityDateTime"] == "2027-01-15T08:09:00Z")
            #expect(record["provisioningStatusInfo"]?["errorInformation"]?["errorCode"] == "Conflict")
            #expect(record["provisioningSteps"]?.arrayValue?.first?["provisioningStepType"] == "export")
            #expect(record["modifiedProperties"]?.arrayValue?.first?["newValue"] == "x")
            #expect(try await door.send("GET", "auditLogs/provisioning/none").status == 404)
        }
    }

    @Test("an owner sees the log of the own application by naming it, and no other")
    func owner() async throws {
        try await Door.with { door in
            let (_, principal) = try await Self.fill(door)
            let (token, owner) = try await door.token(of: "owner")
            _ = try await door.send(
                "POST", "servicePrincipals/\(principal)/owners/$ref", ["@odata.id": .string("http://x/users/\(owner)")])
            #expect(try await door.send("GET", "auditLogs/provisioning", token: token).status == 403)
            let own = try await door.send("GET", "auditLogs/provisioning?$filter=servicePrincipal/id eq '\(principal)'", token: token)
            #expect(own.values.count == 10)
        }
    }
}
