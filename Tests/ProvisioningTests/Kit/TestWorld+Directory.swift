import Directory
import Foundation
import Provisioning
import Testing

/// What happens in the directory.
extension TestWorld {
    private func nextID() -> ObjectID {
        // Scattered over the range, so that the order of ids is not that of creation.
        let number = UInt64(nextNumber())
        return ObjectID(GUID(version4High: number &* 0x9E37_79B9_7F4A_7C15, low: number))
    }

    /// A person called `name`; attributes given replace the usual ones, `nil` leaves one out.
    @discardableResult func addUser(
        _ name: String, _ attributes: [String: DirectoryValue?] = [:], assigned: Bool = true, manager: ObjectID? = nil
    ) async throws -> ObjectID {
        let id = nextID()
        var values: [String: DirectoryValue] = [
            "userPrincipalName": .string("\(name)@contoso.example"), "mail": .string("\(name)@contoso.example"),
            "displayName": .string(name), "givenName": .string(name.capitalized), "surname": "Person", "accountEnabled": true,
        ]
        for (name, value) in attributes { values[name] = value }
        try await directory.create(
            DirectoryObject(
                kind: .user, id: id, attributes: AttributeSet(values), manager: manager, createdDateTime: clock.now()))
        if assigned { try await assign(id) }
        return id
    }

    @discardableResult func addGroup(_ name: String, members: [ObjectID] = [], assigned: Bool = false) async throws -> ObjectID {
        let id = nextID()
        try await directory.create(
            DirectoryObject(
                kind: .group, id: id, attributes: AttributeSet(["displayName": .string(name), "securityEnabled": true]),
                createdDateTime: clock.now()))
        for member in members { try await addMember(member, to: id) }
        if assigned { try await assign(id, kind: .group) }
        return id
    }

    func addMember(_ member: ObjectID, to group: ObjectID) async throws {
        _ = try await directory.addMember(member, to: group, at: clock.now())
    }

    func removeMember(_ member: ObjectID, from group: ObjectID) async throws {
        _ = try await directory.removeMember(member, from: group, at: clock.now())
    }

    func assign(_ id: ObjectID, kind: ObjectKind = .user, role: GUID = AppRole.defaultAccessID) async throws {
        try await assignments.create(
            Directory.AppRoleAssignment(
                id: "assignment-\(nextNumber())", principalID: id, principalKind: kind, resourceID: servicePrincipal, appRoleID: role,
                createdDateTime: clock.now()))
    }

    func unassign(_ id: ObjectID) async throws {
        for assignment in try await assignments.assignments(ofPrincipal: id) {
            try await assignments.deleteAssignment(assignment.id, at: clock.now())
        }
    }

    func change(_ id: ObjectID, _ attributes: [String: DirectoryValue?]) async throws {
        _ = try await directory.update(
            id, applying: attributes.map { Directory.AttributeChange($0.key, $0.value) }, at: clock.now())
    }

    func setManager(of user: ObjectID, to manager: ObjectID?) async throws {
        try await directory.setManager(of: user, to: manager, at: clock.now())
    }

    func softDelete(_ id: ObjectID) async throws { try await directory.softDelete(id, at: clock.now()) }

    func restore(_ id: ObjectID) async throws { _ = try await directory.restore(id, at: clock.now()) }

    /// Deletes for good.
    func purge(_ id: ObjectID) async throws {
        if let object = try await directory.object(id), !object.isDeleted { try await softDelete(id) }
        try await directory.purge(id, at: clock.now())
    }
}

extension DirectoryValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
