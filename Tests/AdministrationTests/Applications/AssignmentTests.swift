import Administration
import Directory
import Testing

@Suite struct AssignmentTests {
    private func sideWithApplication() async throws -> (IdentitySide, Caller, ServicePrincipal) {
        let side = try IdentitySide()
        let caller = try await side.caller(.globalAdministrator)
        let (_, servicePrincipal) = try await side.applicationAdministration.instantiate(Gallery.customID, displayName: "App", by: caller)
        return (side, caller, servicePrincipal)
    }

    @Test func `users and security groups are assigned to a role or to default access, once`() async throws {
        let (side, caller, application) = try await sideWithApplication()
        let group = try await side.groups.create(IdentitySide.groupAttributes("Risk Cloud Users"), by: caller)
        let user = try await side.users.create(IdentitySide.userAttributes("anna"), by: caller)
        let first = try await side.assignments.assign(group.id, to: application.id, role: application.appRoles[0].id, by: caller)
        let second = try await side.assignments.assign(user.id, to: application.id, by: caller)
        #expect(first.principalKind == .group)
        #expect(second.appRoleID == AppRole.defaultAccessID)
        await #expect(throws: AdministrationError.conflict("anna@contoso.example has this role of “App” already")) {
            _ = try await side.assignments.assign(user.id, to: application.id, by: caller)
        }
        let listed = try await side.assignments.list(to: application.id, after: nil, limit: 9, by: caller)
        #expect(Set(listed.map(\.id)) == [first.id, second.id])
        try await side.assignments.unassign(first.id, from: application.id, by: caller)
        await #expect(throws: AdministrationError.self) { try await side.assignments.unassign(first.id, by: caller) }
        #expect(try await side.assignments.list(ofPrincipal: user.id, by: caller).map(\.id) == [second.id])
    }

    @Test func `a group that is not security enabled, a role of another application and a disabled role are refused`() async throws {
        let (side, caller, application) = try await sideWithApplication()
        let (_, other) = try await side.applicationAdministration.instantiate(Gallery.customID, displayName: "Other", by: caller)
        let mailing = try await side.groups.create(IdentitySide.groupAttributes("M", securityEnabled: false), by: caller)
        await #expect(throws: AdministrationError.self) {
            _ = try await side.assignments.assign(mailing.id, to: application.id, by: caller)
        }
        await #expect(throws: AdministrationError.self) {
            _ = try await side.assignments.assign(caller.userID, to: application.id, role: other.appRoles[0].id, by: caller)
        }
        var changed = application
        changed.appRoles[0].isEnabled = false
        try await side.applicationAdministration.update(changed, by: caller)
        await #expect(throws: AdministrationError.invalid("the app role “User” is disabled; enable it first")) {
            _ = try await side.assignments.assign(caller.userID, to: application.id, role: application.appRoles[0].id, by: caller)
        }
        await #expect(throws: AdministrationError.self) {
            try await side.assignments.unassign("nothing", from: other.id, by: caller)
        }
        #expect(try await side.assignmentStore.assignmentCount(to: application.id) == 0)
    }

    @Test func `owners and User Administrators assign, others do not`() async throws {
        let (side, administrator, application) = try await sideWithApplication()
        let person = try await side.caller()
        await #expect(throws: AdministrationError.self) {
            _ = try await side.assignments.assign(person.userID, to: application.id, by: person)
        }
        try await side.owners.add(person.userID, to: application.id, by: administrator)
        let owner = try #require(try await side.callers.caller(person.userID))
        let assignment = try await side.assignments.assign(person.userID, to: application.id, by: owner)
        let stranger = try await side.caller()
        await #expect(throws: AdministrationError.self) { try await side.assignments.unassign(assignment.id, by: stranger) }
        try await side.assignments.unassign(assignment.id, by: try await side.caller(.userAdministrator))

        #expect(try await side.owners.list(of: application.id, by: owner).map(\.id) == [person.userID])
        try await side.owners.remove(person.userID, from: application.id, by: owner)
        #expect(try await side.callers.caller(person.userID)?.owned == [])
    }
}
