import Administration
import Directory
import Testing

@Suite struct AppRoleAdministrationTests {
    @Test func `a role is added to the application and its service principal`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.applicationAdministrator)
        let (application, servicePrincipal) = try await side.applicationAdministration.instantiate(
            Gallery.customID, displayName: "App", by: caller)
        let role = try await side.applicationAdministration.addAppRole(
            to: servicePrincipal.id, displayName: "Risk Cloud User", value: "risk", by: caller)
        #expect(try await side.applications.application(application.id)?.appRoles.last == role)
        #expect(try await side.applications.servicePrincipal(servicePrincipal.id)?.appRoles.last == role)
        await #expect(throws: AdministrationError.invalid("two app roles have the value “risk”")) {
            _ = try await side.applicationAdministration.addAppRole(to: servicePrincipal.id, displayName: "2", value: "risk", by: caller)
        }
    }

    static let bad: [[AppRole]] = [
        [AppRole(id: .zero, displayName: "A", description: "")],
        [AppRole(id: .random(), displayName: " ", description: "")],
        [AppRole(id: .random(), displayName: "A", description: "", value: "two words")],
        [AppRole(id: .random(), displayName: "A", description: "", value: "")],
        [AppRole(id: .random(), allowedMemberTypes: [], displayName: "A", description: "")],
        Array(repeating: AppRole(id: .random(), displayName: "A", description: ""), count: 2),
    ]

    @Test(arguments: bad)
    func `bad roles are refused`(roles: [AppRole]) async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.applicationAdministrator)
        await #expect(throws: AdministrationError.self) {
            _ = try await side.applicationAdministration.createApplication(displayName: "A", appRoles: roles, by: caller)
        }
    }

    @Test func `a role is disabled and unassigned before it is removed`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.applicationAdministrator)
        var (_, servicePrincipal) = try await side.applicationAdministration.instantiate(Gallery.customID, displayName: "A", by: caller)
        let role = servicePrincipal.appRoles[0]
        let assignment = try await side.assignments.assign(caller.userID, to: servicePrincipal.id, role: role.id, by: caller)

        var without = servicePrincipal
        without.appRoles.removeFirst()
        await #expect(throws: AdministrationError.self) { try await side.applicationAdministration.update(without, by: caller) }
        servicePrincipal.appRoles[0].isEnabled = false
        try await side.applicationAdministration.update(servicePrincipal, by: caller)
        await #expect(throws: AdministrationError.self) { try await side.applicationAdministration.update(without, by: caller) }
        try await side.assignments.unassign(assignment.id, by: caller)
        try await side.applicationAdministration.update(without, by: caller)
        #expect(try await side.applications.servicePrincipal(servicePrincipal.id)?.appRoles.map(\.displayName) == ["msiam_access"])
    }
}
