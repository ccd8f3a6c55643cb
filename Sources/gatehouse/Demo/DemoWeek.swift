import Administration
import Directory
import Foundation
import GraphAPI
import JSONDocument
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
    ///
    /// Whom they concern is written down first, so that a demo that was killed meanwhile makes the rest of the same changes.
    func makeChanges(planIn folder: DataFolder) async throws -> [String] {
        let group = try await Self.group(groupName, services, caller)
        let plan: DemoWeekPlan
        if let written = DemoWeekPlan(in: folder) {
            plan = written
        } else {
            plan = try await self.plan(group)
            try plan.write(in: folder)
        }
        let (renamed, moved) = (try await user(plan.renamed), try await user(plan.moved))
        let (unassigned, disabled) = (try await user(plan.unassigned), try await user(plan.disabled))
        let surname = "Lindqvist"
        let fullName = [renamed.attributes["givenName"]?.string, surname].compactMap(\.self).joined(separator: " ")
        try await update(renamed, ["surname": .string(surname), "displayName": .string(fullName)])
        try await update(moved, ["department": .string(plan.department)])
        if try await isMember(unassigned, of: group) { try await services.groups.removeMember(unassigned.id, from: group.id, by: caller) }
        try await update(disabled, ["accountEnabled": .boolean(false)])
        let hire = try await hire()
        if try await !isMember(hire, of: group) { try await services.groups.addMember(hire.id, to: group.id, by: caller) }
        return [
            "\(renamed.label) marries and is called \(surname) now", "\(moved.label) moves to \(plan.department)",
            "\(unassigned.label) leaves the group \(groupName)", "\(disabled.label) is disabled", "\(hire.label) is hired",
        ]
    }

    private func plan(_ group: DirectoryObject) async throws -> DemoWeekPlan {
        let people = try await services.browsing.members(of: group.id, after: nil, limit: 200, by: caller)
            .filter { $0.kind == .user && $0.accountEnabled && $0.attributes["userType"]?.string == "Member" }
        guard people.count >= 4 else {
            throw CommandFailure("the group “\(groupName)” has fewer than four enabled members; use a larger --users")
        }
        return DemoWeekPlan(
            renamed: people[0].id.text, moved: people[1].id.text, unassigned: people[2].id.text, disabled: people[3].id.text,
            department: people[1].attributes["department"]?.string == "Finance" ? "Sales" : "Finance")
    }

    /// The new colleague, who may have been hired by a run that was killed.
    private func hire() async throws -> DirectoryObject {
        let address = "ines.okafor@\(services.organization.defaultDomain)"
        let query = DirectoryQuery(.user, where: .equals(attribute: "userPrincipalName", .string(address)), limit: 1)
        if let hired = try await services.browsing.list(query, by: caller).first { return hired }
        let profile: [String: DirectoryValue] = [
            "userPrincipalName": .string(address), "mail": .string(address), "mailNickname": .string("ines.okafor"),
            "displayName": .string("Inês Okafor"), "givenName": .string("Inês"), "surname": .string("Okafor"),
            "department": .string("Risk Management"), "accountEnabled": .boolean(true),
        ]
        return try await services.users.create(Self.changes(profile), by: caller)
    }

    private func user(_ id: String) async throws -> DirectoryObject { try await services.browsing.user(id, by: caller) }

    private func isMember(_ user: DirectoryObject, of group: DirectoryObject) async throws -> Bool {
        try await services.browsing.groups(of: user.id, by: caller).contains { $0.id == group.id }
    }

    private func update(_ user: DirectoryObject, _ values: [String: DirectoryValue]) async throws {
        _ = try await services.users.update(user.id.text, applying: Self.changes(values), by: caller)
    }

    private static func changes(_ values: [String: DirectoryValue]) -> [Directory.AttributeChange] {
        values.map { Directory.AttributeChange($0.key, $0.value) }
    }
}

/// Whom the changes of the week concern, by id.
private struct DemoWeekPlan: Hashable, Sendable {
    private static let name = "demo-week.json"

    let renamed: String
    let moved: String
    let unassigned: String
    let disabled: String
    let department: String
}

extension DemoWeekPlan {
    /// What an earlier run wrote; `nil` when there is none.
    init?(in folder: DataFolder) {
        guard let bytes = FileManager.default.contents(atPath: folder.file(Self.name)), let json = try? JSONValue(parsing: Array(bytes)),
            let renamed = json["renamed"]?.stringValue, let moved = json["moved"]?.stringValue,
            let unassigned = json["unassigned"]?.stringValue, let disabled = json["disabled"]?.stringValue,
            let department = json["department"]?.stringValue
        else { return nil }
        self.init(renamed: renamed, moved: moved, unassigned: unassigned, disabled: disabled, department: department)
    }

    func write(in folder: DataFolder) throws {
        let json: JSONValue = [
            "renamed": .string(renamed), "moved": .string(moved), "unassigned": .string(unassigned), "disabled": .string(disabled),
            "department": .string(department),
        ]
        try folder.write(json.indentedText() + "\n", to: Self.name)
    }
}
