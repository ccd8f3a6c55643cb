import Directory
import Foundation
import Persistence
import SQLiteStorage
import Testing

@Suite struct ApplicationStoreTests {
    private static let role = AppRole(
        id: .random(), allowedMemberTypes: [.user, .application], displayName: "Ауdit “Ω”", description: "d", isEnabled: false,
        value: "audit")

    @Test func `application and service principal come back as stored`() async throws {
        let stores = try DirectoryDatabase()
        let appID = GUID.random()
        let application = Application(
            id: .random(), appID: appID, applicationTemplateID: .random(), displayName: "Löwe", description: "d", notes: "n",
            identifierURIs: ["api://x"], signInAudience: "AzureADMyOrg", tags: ["t"], appRoles: [Self.role], createdDateTime: stores.date)
        let servicePrincipal = ServicePrincipal(
            id: .random(), appID: appID, applicationTemplateID: nil, displayName: "Löwe", description: nil, notes: "n",
            homepage: "https://h.example",
            loginURL: "https://l.example", notificationEmailAddresses: ["a@b.example"], accountEnabled: false,
            appRoleAssignmentRequired: false,
            tags: ["a", "b"], appRoles: [Self.role], createdDateTime: stores.date)
        try await stores.applications.create(application, servicePrincipal)
        #expect(try await stores.applications.application(application.id) == application)
        #expect(try await stores.applications.application(appID: appID) == application)
        #expect(try await stores.applications.servicePrincipal(servicePrincipal.id) == servicePrincipal)
        #expect(try await stores.applications.servicePrincipal(appID: appID) == servicePrincipal)
        #expect(try await stores.applications.servicePrincipals([servicePrincipal.id, .random()]) == [servicePrincipal])
        #expect(try await stores.applications.servicePrincipals(after: servicePrincipal.id, limit: 5).isEmpty)
        await #expect(throws: StorageError.conflict(field: "appId")) {
            try await stores.applications.create(
                nil,
                ServicePrincipal(id: .random(), appID: appID, applicationTemplateID: nil, displayName: "2", createdDateTime: stores.date))
        }
    }

    @Test func `app roles are the same in both, whichever is changed`() async throws {
        let stores = try DirectoryDatabase()
        var servicePrincipal = try await stores.makeServicePrincipal("App")
        let before = try await stores.feed.latestSequence()
        servicePrincipal.appRoles = [Self.role]
        for _ in 0..<2 { try await stores.applications.update(servicePrincipal, at: stores.date) }
        var application = try #require(try await stores.applications.application(appID: servicePrincipal.appID))
        #expect(application.appRoles == [Self.role])
        application.appRoles = []
        application.displayName = "Renamed"
        try await stores.applications.update(application, at: stores.date)
        #expect(try await stores.applications.servicePrincipal(servicePrincipal.id)?.appRoles == [])
        let told = try await stores.changes(after: before)
        #expect(told.map(\.kind) == [.appRolesChanged, .appRolesChanged])
        #expect(told.allSatisfy { $0.object == servicePrincipal.id })
    }

    @Test func `deleting takes assignments and owners along and tells who lost access`() async throws {
        let stores = try DirectoryDatabase()
        let servicePrincipal = try await stores.makeServicePrincipal("App")
        let application = try #require(try await stores.applications.application(appID: servicePrincipal.appID))
        let user = try await stores.makeUser("u@contoso.example")
        #expect(try await stores.applications.addOwner(user.id, of: application.id))
        #expect(try await !stores.applications.addOwner(user.id, of: application.id))
        #expect(try await stores.applications.addOwner(user.id, of: servicePrincipal.id))
        #expect(try await stores.applications.owned(by: user.id) == [application.id, servicePrincipal.id])
        await #expect(throws: StorageError.notFound) { _ = try await stores.applications.addOwner(user.id, of: .random()) }
        try await stores.assignments.create(
            AppRoleAssignment(
                id: "1", principalID: user.id, principalKind: .user, resourceID: servicePrincipal.id, appRoleID: AppRole.defaultAccessID,
                createdDateTime: stores.date))
        try await stores.applications.deleteApplication(application.id, at: stores.date)
        #expect(try await stores.applications.servicePrincipal(servicePrincipal.id) == nil)
        #expect(try await stores.assignments.assignments(ofPrincipal: user.id).isEmpty)
        #expect(try await stores.applications.owned(by: user.id).isEmpty)
        #expect(
            try await stores.changes().last
                == DirectoryDatabase.Entry(kind: .unassigned, object: user.id, related: servicePrincipal.id))
        await #expect(throws: StorageError.notFound) {
            try await stores.applications.deleteApplication(application.id, at: stores.date)
        }
    }
}
