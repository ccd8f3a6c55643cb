import JSONDocument
import Testing

/// What an application holds, read over SCIM.
struct Application: Sendable {
    let tenantURL: String
    let accessKey: String

    /// How many users there are; nil while nobody answers.
    func count() async -> Int? {
        try? await Web.get(tenantURL + "/Users?count=0", token: accessKey).json["totalResults"]?.intValue
    }

    /// All users, page by page.
    func accounts() async throws -> [Account] {
        var accounts: [Account] = []
        var total = Int.max
        while accounts.count < total {
            let page = try await Web.get(tenantURL + "/Users?startIndex=\(accounts.count + 1)&count=200", token: accessKey)
            try #require(page.status == 200)
            total = try #require(page.json["totalResults"]?.intValue)
            let resources = page.json["Resources"]?.arrayValue ?? []
            guard !resources.isEmpty else { break }
            accounts += resources.map { Account($0) }
        }
        #expect(accounts.count == total)
        return accounts
    }
}

/// A user of an application: what the mappings write.
struct Account: Hashable, Sendable {
    var userName: String
    var mail: String?
    var givenName: String?
    var familyName: String?
    var department: String?
    var isActive: Bool

    init(_ resource: JSONValue) {
        userName = resource["userName"]?.stringValue ?? ""
        mail = resource["emails"]?.arrayValue?.first { $0["type"]?.stringValue == "work" }?["value"]?.stringValue
        givenName = resource["name"]?["givenName"]?.stringValue
        familyName = resource["name"]?["familyName"]?.stringValue
        department = resource["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]?["department"]?.stringValue
        isActive = resource["active"]?.boolValue ?? false
    }

    /// What a person of a directory file should become.
    init(person: JSONValue, withDepartment: Bool = false) {
        userName = Self.userName(person["userPrincipalName"]?.stringValue ?? "")
        mail = person["mail"]?.stringValue
        givenName = person["givenName"]?.stringValue
        familyName = person["surname"]?.stringValue
        department = withDepartment ? person["department"]?.stringValue : nil
        isActive = true
    }

    /// Mappings see a guest's principal name as the address at home.
    private static func userName(_ principalName: String) -> String {
        guard let end = principalName.firstRange(of: "#EXT#@")?.lowerBound, let middle = principalName[..<end].lastIndex(of: "_") else {
            return principalName
        }
        return principalName[..<middle] + "@" + principalName[principalName.index(after: middle)..<end]
    }
}

extension Account: CustomStringConvertible {
    var description: String {
        [userName, mail, givenName, familyName, department, isActive ? "active" : "disabled"].map { $0 ?? "-" }.joined(separator: " | ")
    }
}

/// Compares what an application holds with what it should hold, and tells the differences only.
func expect(_ accounts: [Account], toBe expected: [Account], sourceLocation: SourceLocation = #_sourceLocation) {
    let names = Set(accounts.map { $0.userName.lowercased() })
    #expect(accounts.count == expected.count, sourceLocation: sourceLocation)
    #expect(names.count == accounts.count, "somebody exists twice", sourceLocation: sourceLocation)
    let differences = Set(accounts).subtracting(expected).map { "has \($0)" } + Set(expected).subtracting(accounts).map { "lacks \($0)" }
    #expect(differences.sorted().prefix(10) == [], sourceLocation: sourceLocation)
}
