package import Directory
package import FoundationEssentials
import Persistence

/// Adds, shows, changes and removes applications and their service principals.
package struct ApplicationAdministration: Sendable {
    let applications: any ApplicationStore
    private let assignments: any AppRoleAssignmentStore
    private let gallery: Gallery
    private let removeDependents: @Sendable (ObjectID) async throws -> Void
    private let now: @Sendable () -> Date

    /// - Parameter removeDependents: removes what hangs off a service principal (its synchronization jobs) before it goes itself.
    package init(
        applications: any ApplicationStore, assignments: any AppRoleAssignmentStore, gallery: Gallery = Gallery(),
        removeDependents: @escaping @Sendable (ObjectID) async throws -> Void = { _ in },
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.applications = applications
        self.assignments = assignments
        self.gallery = gallery
        self.removeDependents = removeDependents
        self.now = now
    }

    /// The entries of the gallery, in the order of their names; open to everybody who is signed in.
    package func templates() -> [ApplicationTemplate] { gallery.templates }

    package func template(_ id: GUID) throws -> ApplicationTemplate {
        guard let template = gallery[id] else { throw AdministrationError.notFound("the gallery has no application \(id)") }
        return template
    }

    /// Adds an application from the gallery, with the two roles that every new one has.
    ///
    /// - Parameter displayName: nil or blank for the name in the gallery.
    package func instantiate(
        _ templateID: GUID, displayName: String?, by caller: Caller
    ) async throws -> (application: Application, servicePrincipal: ServicePrincipal) {
        try Authorization.require(.addApplications, caller)
        let template = try template(templateID)
        let given = displayName?.trimmed ?? ""
        let name = try Self.checked(name: given.isEmpty ? template.displayName : given)
        let appID = GUID.random()
        let time = now()
        let application = Application(
            id: .random(), appID: appID, applicationTemplateID: template.id, displayName: name, appRoles: Self.rolesOfNewInstances(),
            createdDateTime: time)
        let servicePrincipal = ServicePrincipal(
            id: .random(), appID: appID, applicationTemplateID: template.id, displayName: name, homepage: template.homePageURL,
            tags: ["WindowsAzureActiveDirectoryIntegratedApp"], appRoles: application.appRoles, createdDateTime: time)
        try await applications.create(application, servicePrincipal)
        return (application, servicePrincipal)
    }

    /// Registers an application without a gallery entry. ``createServicePrincipal(appID:by:)`` installs it.
    package func createApplication(
        displayName: String, description: String? = nil, tags: [String] = [], appRoles: [AppRole] = [], by caller: Caller
    ) async throws -> Application {
        try Authorization.require(.addApplications, caller)
        try AppRoleRules.check(appRoles)
        let application = Application(
            id: .random(), appID: .random(), applicationTemplateID: nil, displayName: try Self.checked(name: displayName),
            description: description, tags: tags, appRoles: appRoles, createdDateTime: now())
        try await applications.create(application, nil)
        return application
    }

    package func createServicePrincipal(appID: GUID, by caller: Caller) async throws -> ServicePrincipal {
        try Authorization.require(.addApplications, caller)
        guard let application = try await applications.application(appID: appID) else {
            throw AdministrationError.invalid("there is no application with appId \(appID); create the application first")
        }
        let servicePrincipal = ServicePrincipal(
            id: .random(), appID: appID, applicationTemplateID: application.applicationTemplateID, displayName: application.displayName,
            tags: ["WindowsAzureActiveDirectoryIntegratedApp"], appRoles: application.appRoles, createdDateTime: now())
        do {
            try await applications.create(nil, servicePrincipal)
        } catch StorageError.conflict {
            throw AdministrationError.conflict("the application with appId \(appID) has a service principal already")
        }
        return servicePrincipal
    }

    /// Replaces the names and lists of an application by those of `changed`, its app roles too.
    package func update(_ changed: Application, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(changed.id), caller)
        let stored = try await application(changed.id)
        _ = try Self.checked(name: changed.displayName)
        let installed = try await applications.servicePrincipal(appID: stored.appID)
        try await checkRoles(from: stored.appRoles, to: changed.appRoles, usedBy: installed?.id)
        try await applications.update(changed, at: now())
    }

    /// Replaces what can be changed of a service principal by that of `changed`, its app roles too.
    package func update(_ changed: ServicePrincipal, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(changed.id), caller)
        let stored = try await servicePrincipal(changed.id)
        _ = try Self.checked(name: changed.displayName)
        try await checkRoles(from: stored.appRoles, to: changed.appRoles, usedBy: stored.id)
        try await applications.update(changed, at: now())
    }

    /// Adds one app role to a service principal and its application, with a fresh id.
    package func addAppRole(
        to servicePrincipalID: ObjectID, displayName: String, value: String?, description: String? = nil, by caller: Caller
    ) async throws -> AppRole {
        var servicePrincipal = try await servicePrincipal(servicePrincipalID)
        let role = AppRole(id: .random(), displayName: displayName, description: description ?? displayName, value: value)
        servicePrincipal.appRoles.append(role)
        try await update(servicePrincipal, by: caller)
        return role
    }

    /// Removes the application with its service principal and all assignments to it.
    package func deleteApplication(_ id: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(id), caller)
        let application = try await application(id)
        if let installed = try await applications.servicePrincipal(appID: application.appID) { try await removeDependents(installed.id) }
        try await applications.deleteApplication(id, at: now())
    }

    /// Removes the service principal with all assignments to it; the application stays.
    package func deleteServicePrincipal(_ id: ObjectID, by caller: Caller) async throws {
        try Authorization.require(.manageApplication(id), caller)
        _ = try await servicePrincipal(id)
        try await removeDependents(id)
        try await applications.deleteServicePrincipal(id, at: now())
    }

    private func application(_ id: ObjectID) async throws -> Application {
        guard let application = try await applications.application(id) else {
            throw AdministrationError.notFound("there is no application \(id)")
        }
        return application
    }

    private func servicePrincipal(_ id: ObjectID) async throws -> ServicePrincipal {
        guard let servicePrincipal = try await applications.servicePrincipal(id) else {
            throw AdministrationError.notFound("there is no service principal \(id)")
        }
        return servicePrincipal
    }

    private func checkRoles(from old: [AppRole], to new: [AppRole], usedBy servicePrincipal: ObjectID?) async throws {
        try AppRoleRules.check(new)
        let removed = AppRoleRules.removed(from: old, to: new)
        try AppRoleRules.checkRemovable(removed)
        guard !removed.isEmpty, let servicePrincipal else { return }
        var after: String?
        repeat {
            let page = try await assignments.assignments(to: servicePrincipal, after: after, limit: 500)
            if let used = removed.first(where: { role in page.contains { $0.appRoleID == role.id } }) {
                throw AdministrationError.conflict(
                    "the app role “\(used.displayName)” is assigned to somebody; remove its assignments before the role")
            }
            after = page.count == 500 ? page.last?.id : nil
        } while after != nil
    }

    private static func checked(name: String) throws -> String {
        let name = name.trimmed
        guard !name.isEmpty, name.count <= 256 else { throw AdministrationError.invalid("displayName must have 1 to 256 characters") }
        return name
    }

    private static func rolesOfNewInstances() -> [AppRole] {
        [
            AppRole(id: .random(), displayName: "User", description: "User"),
            AppRole(id: .random(), displayName: "msiam_access", description: "msiam_access"),
        ]
    }
}
