import Administration
import Directory
import Testing

@Suite struct GalleryInstantiationTests {
    @Test func `LogicGate is added with the two roles of every new application`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.cloudApplicationAdministrator)
        let template = try #require(Gallery().template(named: "logicgate"))
        let (application, servicePrincipal) = try await side.applicationAdministration.instantiate(
            template.id, displayName: " ", by: caller)
        #expect(application.displayName == "LogicGate")
        #expect(application.applicationTemplateID == template.id)
        #expect(application.appID == servicePrincipal.appID)
        #expect(servicePrincipal.appRoles.map(\.displayName) == ["User", "msiam_access"])
        #expect(servicePrincipal.appRoles.allSatisfy { $0.isEnabled && $0.value == nil })
        #expect(servicePrincipal.tags == ["WindowsAzureActiveDirectoryIntegratedApp"])
        #expect(try await side.applications.servicePrincipal(servicePrincipal.id) == servicePrincipal)
        #expect(try await side.applications.application(application.id) == application)
    }

    @Test func `a custom application has the well-known template`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.applicationAdministrator)
        let id = try #require(GUID("8adf8e6e-67b2-4cf2-a259-e3dc5476c621"))
        let (application, _) = try await side.applicationAdministration.instantiate(id, displayName: "Ours", by: caller)
        #expect(application.displayName == "Ours")
        await #expect(throws: AdministrationError.self) {
            _ = try await side.applicationAdministration.instantiate(.random(), displayName: "X", by: caller)
        }
    }

    @Test func `only application administrators add applications`() async throws {
        let side = try IdentitySide()
        for caller in [try await side.caller(), try await side.caller(.userAdministrator)] {
            await #expect(throws: AdministrationError.self) {
                _ = try await side.applicationAdministration.instantiate(Gallery.customID, displayName: "X", by: caller)
            }
        }
        #expect(try await side.applications.applications(after: nil, limit: 5).isEmpty)
    }

    @Test func `an application is registered first and installed then`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.applicationAdministrator)
        let application = try await side.applicationAdministration.createApplication(displayName: "Ours", by: caller)
        let servicePrincipal = try await side.applicationAdministration.createServicePrincipal(appID: application.appID, by: caller)
        #expect(servicePrincipal.displayName == "Ours")
        await #expect(throws: AdministrationError.self) {
            _ = try await side.applicationAdministration.createServicePrincipal(appID: application.appID, by: caller)
        }
        try await side.applicationAdministration.deleteApplication(application.id, by: caller)
        #expect(try await side.applications.servicePrincipal(servicePrincipal.id) == nil)
    }
}
