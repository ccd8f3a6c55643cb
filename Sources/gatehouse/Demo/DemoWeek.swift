import Administration
import Directory
import Foundation
import GraphAPI
import Provisioning

/// Five changes as a real week brings them.
struct DemoWeek: Sendable {
    let services: GraphServices
    let principal: ServicePrincipal
    let groupName: String
    let caller: Caller

    static func group(_ name: String, _ services: GraphServices, _ caller: Caller) async throws -> DirectoryObject {
        let query = DirectoryQuery(.group, where: .equals(attribute: "displayName", .string(name)), limit: 1)
        guard let group = try await services.browsing.list(query, by: caller).first else {
            throw CommandFailure("the directory has no group “\(name)”; use another data folder")
        }
        return group
    }

    /// Makes the changes and answers what they were, for people.
    func makeChanges() async throws -> [String] {
        let group = try await Self.group(groupName, services, caller)
        let people = try await services.browsing.members(of: group.id, after: nil, limit: 200, by: caller)
            .filter { $0.kind == .user && $0.accountEnabled && $0.attributes["userType"]?.string == "Member" }
        guard people.count >= 4 else {
            throw CommandFailure("the group “\(groupName)” has fewer than four enabled members; use a larger --users")
        }
        let (renamed, moved, unassigned, disabled) = (people[0], people[1], people[2], people[3])
        let surname = "Lindqvist"
        let fullName = [renamed.attributes["givenName"]?.string, surname].compactMap(\.self).joined(separator: " ")
        try await update(renamed, ["surname": .string(surname), "displayName": .string(fullName)])
        let department = moved.attributes["department"]?.string == "Finance" ? "Sales" : "Finance"
        try await update(moved, ["department": .string(department)])
        try await services.groups.removeMember(unassigned.id, from: group.id, by: caller)
        try await update(disabled, ["accountEnabled": .boolean(false)])
        let address = "ines.okafor@\(services.organization.defaultDomain)"
        let profile: [String: DirectoryValue] = [
            "userPrincipalName": .string(address), "mail": .string(address), "mailNickname": .string("ines.okafor"),
            "displayName": .string("Inês Okafor"), "givenName": .string("Inês"), "surname": .string("Okafor"),
            "department": .string("Risk Management"), "accountEnabled": .boolean(true),
        ]
        let hire = try await services.users.create(Self.changes(profile), by: caller)
        try await services.groups.addMember(hire.id, to: group.id, by: caller)
        return [
            "\(renamed.label) marries and is called \(surname) now", "\(moved.label) moves to \(department)",
            "\(unassigned.label) leaves the group \(groupName)", "\(disabled.label) is disabled", "\(hire.label) is hired",
        ]
    }

    private func update(_ user: DirectoryObject, _ values: [String: DirectoryValue]) async throws {
        _ = try await services.users.update(user.id.text, applying: Self.changes(values), by: caller)
    }

    private static func changes(_ values: [String: DirectoryValue]) -> [Directory.AttributeChange] {
        values.map { Directory.AttributeChange($0.key, $0.value) }
    }
}
