import GraphAPI
import JSONDocument
import Testing

/// Every filter that `graph-sync-api.md` §0 says real clients send.
@Suite("Graph $filter, OData 4.01 §5.1.1")
struct ODataFilterTests {
    static let record: JSONValue = [
        "jobId": "API2AAD.1.J",
        "activityDateTime": "2026-08-06T10:00:00.123Z",
        "provisioningAction": "create",
        "durationInMilliseconds": 12,
        "servicePrincipal": ["id": "s-1", "displayName": "LogicGate"],
        "sourceIdentity": ["id": "U", "displayName": "Ann O'Neil"],
        "modifiedProperties": [
            ["displayName": "manager", "oldValue": nil, "newValue": "5"], ["displayName": "title", "oldValue": "a", "newValue": "b"],
        ],
        "tags": ["WindowsAzureActiveDirectoryIntegratedApp", "x"],
        "accountEnabled": true,
        "mail": nil,
    ]

    @Test(
        "accepts the record",
        arguments: [
            "jobId eq 'API2AAD.1.J' and servicePrincipal/id eq 's-1' and sourceIdentity/id eq 'U' and provisioningAction eq 'Create'",
            "provisioningAction eq 'create'",
            "jobid eq 'API2AAD.1.J'",
            "activityDateTime ge 2026-08-06T10:00:00.0000000Z and modifiedProperties/any(p: p/displayName eq 'manager' or "
                + "p/displayName eq 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager')",
            "((contains(tolower(servicePrincipal/id), 's-') or contains(tolower(servicePrincipal/displayName), 's-')) and "
                + "activityDateTime gt 2026-08-06 and activityDateTime lt 2026-08-07)",
            "tags/any(t:t eq 'windowsazureactivedirectoryintegratedapp')",
            "tags/any()",
            "tags/all(t: contains(t,'x') or startsWith(t,'Windows'))",
            "sourceIdentity/displayName eq 'ann o''neil'",
            "mail eq null and missing eq null",
            "not (accountEnabled eq false) and accountEnabled",
            "jobId in ('a','API2AAD.1.J')",
            "durationInMilliseconds le 12 and durationInMilliseconds gt 11.5",
            "startsWith(servicePrincipal/displayName,'logic') and endswith(servicePrincipal/displayName,'GATE')",
            "jobId ne 'x' and NOT contains(jobId,'zzz') eq true",
            "provisioningAction eq 'x' or provisioningAction eq 'y' and jobId eq 'z' or jobId eq 'API2AAD.1.J'",
        ])
    func accepts(_ text: String) throws {
        #expect(try ODataFilter(text).matches(Self.record))
    }

    @Test(
        "refuses the record",
        arguments: [
            "provisioningAction eq 'Disable'",
            "modifiedProperties/any(p: p/displayName eq 'members')",
            "activityDateTime lt 2023-07-31",
            "activityDateTime ge 2026-08-06T10:00:01Z",
            "mail ne null",
            "servicePrincipal eq 'LogicGate'",
            "contains(mail,'x')",
            "jobId in ('a','b')",
        ])
    func refuses(_ text: String) throws {
        #expect(try !ODataFilter(text).matches(Self.record))
    }

    @Test(
        "points at the fault",
        arguments: [
            ("", 1), ("jobId eq", 9), ("jobId eq 'x", 10), ("jobId eq 'x' and", 17), ("(a eq 1", 8), ("a eq 1 b", 8),
            ("a eq 1 or or", 11), ("upper(a) eq 'x'", 6), ("é eq 1", 1), ("a like 'x'", 3), ("a in 'x'", 6), ("t/any(x eq 1)", 9),
            ("a eq 12:99", 6), ("a/count() eq 1", 8),
        ])
    func positions(_ text: String, _ position: Int) throws {
        #expect(throws: ODataFault.self) { try ODataFilter(text) }
        do { _ = try ODataFilter(text) } catch { #expect(error.position == position, "\(error)") }
    }

    @Test("keeps to its limits")
    func limits() {
        let deep = String(repeating: "(", count: 100) + "a eq 1" + String(repeating: ")", count: 100)
        #expect(throws: ODataFault.self) { try ODataFilter(deep) }
        #expect(throws: ODataFault.self) { try ODataFilter(String(repeating: "not ", count: 1000) + "a") }
        #expect(throws: ODataFault.self) { try ODataFilter("a eq '" + String(repeating: "x", count: 9000) + "'") }
    }

    @Test("and binds more tightly than or")
    func precedence() throws {
        let filter = try ODataFilter("a or b and not c")
        guard case .or(let parts) = filter, parts.count == 2, case .and(let right) = parts[1], case .not = right[1] else {
            Issue.record("\(filter)")
            return
        }
    }
}
