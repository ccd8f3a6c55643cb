import Foundation
import JSONDocument

/// A directory file, and what should become of it.
struct DirectoryFixture: Sendable {
    static let groupName = "Risk Cloud Users"

    let json: JSONValue

    var people: [JSONValue] { json["users"]?.arrayValue ?? [] }

    /// Enabled members of a group, as accounts: what an application to which the group is assigned should hold.
    func inScope(of group: String = groupName, withDepartment: Bool = false) -> [Account] {
        let found = json["groups"]?.arrayValue?.first { $0["displayName"]?.stringValue == group }
        let members = Set(found?["members"]?.arrayValue?.compactMap(\.stringValue) ?? [])
        return people.filter { members.contains($0["id"]?.stringValue ?? "") && $0["accountEnabled"]?.boolValue == true }
            .map { Account(person: $0, withDepartment: withDepartment) }
    }

    /// The directory that comes with the program, from its source text.
    static func sample() throws -> DirectoryFixture {
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/DirectoryFiles/Sample/ContosoDirectory.swift").standardized
        let quote = "\"\"\""
        let text = try String(contentsOf: source, encoding: .utf8).components(separatedBy: "#\(quote)\n")
        guard text.count == 2, let json = text[1].components(separatedBy: "\n\(quote)#").first else {
            throw Overdue("\(source.path) does not hold one text")
        }
        return DirectoryFixture(json: try JSONValue(parsing: json))
    }

    /// People with names in several scripts; every fifth is not in the group, every eleventh is disabled, every seventh has no mail.
    static func people(_ count: Int) -> DirectoryFixture {
        let names = [
            ("Mario", "Hernández"), ("Siobhán", "O'Beirne"), ("דין", "מנחם"), ("Ηράκλεια", "Ανδριόπουλος"), ("宁", "冯"), ("محمد", "الحربي"),
            ("Łukasz", "Żółć"), ("康弘", "山本"), ("Åsa", "Öberg"), ("Нина", "Соколова"),
        ]
        var users: [JSONValue] = []
        var members: [JSONValue] = []
        for number in 0..<count {
            let id = String(format: "00000000-0000-4000-8000-%012d", number)
            let (given, family) = names[number % names.count]
            let alias = (number % 13 == 0 ? "Person.O'" : "person.") + "\(number)"
            users.append([
                "id": .string(id), "userPrincipalName": .string(alias + "@contoso.example"), "mailNickname": .string("person\(number)"),
                "mail": number % 7 == 0 ? .null : .string("person\(number)@mail.contoso.example"), "givenName": .string(given),
                "surname": .string("\(family) \(number)"), "displayName": .string("\(given) \(family) \(number)"),
                "accountEnabled": .bool(number % 11 != 0), "userType": "Member", "department": "Sales",
            ])
            if number % 5 != 0 { members.append(.string(id)) }
        }
        let group: JSONValue = [
            "id": "00000000-0000-4000-9000-000000000001", "displayName": .string(groupName), "mailEnabled": false, "securityEnabled": true,
            "mailNickname": "riskcloud", "members": .array(members),
        ]
        return DirectoryFixture(json: ["users": .array(users), "groups": [group]])
    }
}
