package import Directory
package import FoundationEssentials
import Persistence

/// Assigns users and groups to the roles of an application.
package struct AssignmentAdministration: Sendable {
    private let assignments: any AppRoleAssignmentStore
    private let applications: any ApplicationStore
    private let directory: any DirectoryStore
    private let now: @Sendable () -> Date

    package init(
        assignments: any AppRoleAssignmentStore, applications: any ApplicationStore, directory: any DirectoryStore,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.assignments = assignments
        self.applications = applications
        self.directory = directory
        self.now = now
    }

    /// - Parameter role: The id of an enabled role of the application; ``AppRole/defaultAccessID`` for default access.
    package func assign(
        _ principal: ObjectID, to servicePrincipalID: ObjectID, role: GUID = AppRole.defaultAccessID, by caller: Caller
    ) async throws -> AppRoleAssignment {
        try Authorization.require(.assignPrincipals(servicePrincipalID), caller)
        let servicePrincipal = try await servicePrincipal(servicePrincipalID)
        let object = try await directory.living(principal, nil)
        if object.kind == .group, !object.securityEnabled {
            throw AdministrationError.invalid(
                "the group “\(object.label)” is not securityEnabled and cannot be assigned; assign another group or its members"
            )
        }
        try Self.check(role, of: servicePrincipal)
        let assignment = AppRoleAssignment(
            id: OpaqueText.random(), principalID: principal, principalKind: object.kind, resourceID: servicePrincipalID, appRoleID: role,
            createdDateTime: now())
        do {
            try await assignments.create(assignment)
        } catch StorageError.conflict {
            throw AdministrationError.conflict("\(object.label) has this role of “\(servicePrincipal.displayName)” already")
        }
        return assignment
    }

    /// Removes an assignment.
    ///
    /// - Parameter servicePrincipal: When given, the assignment must be to this one.
    package func unassign(_ id: String, from servicePrincipal: ObjectID? = nil, by caller: Caller) async throws {
        let assignment = try await assignments.assignment(id)
        // Whoever may not see an assignment must not learn whether it exists.
        guard let resource = assignment?.resourceID ?? servicePrincipal else {
            try Authorization.require(.readDirectory, caller)
            throw AdministrationError.notFound("there is no assignment “\(id.prefix(60))”")
        }
        try Authorization.require(.assignPrincipals(resource), caller)
        guard let assignment, servicePrincipal == nil || assignment.resourceID == servicePrincipal else {
            throw AdministrationError.notFound("there is no assignment “\(id.prefix(60))”")
        }
        try await assignments.deleteAssignment(assignment.id, at: now())
    }

    /// A page of the assignments to an application, in the order of their ids.
    package func list(
        to servicePrincipal: ObjectID, after: String?, limit: Int, by caller: Caller
    ) async throws -> [AppRoleAssignment] {
        try Authorization.require(.readDirectory, caller)
        _ = try await self.servicePrincipal(servicePrincipal)
        return try await assignments.assignments(to: servicePrincipal, after: after, limit: limit)
    }

    /// What a user or a group is assigned to itself.
    package func list(ofPrincipal principal: ObjectID, by caller: Caller) async throws -> [AppRoleAssignment] {
        try Authorization.require(.readDirectory, caller)
        _ = try await directory.living(principal, nil)
        return try await assignments.assignments(ofPrincipal: principal)
    }

    private func servicePrincipal(_ id: ObjectID) async throws -> ServicePrincipal {
        guard let servicePrincipal = try await applications.servicePrincipal(id) else {
            throw AdministrationError.notFound("there is no service principal \(id)")
        }
        return servicePrincipal
    }

    private static func check(_ role: GUID, of servicePrincipal: ServicePrincipal) throws(AdministrationError) {
        guard role != AppRole.defaultAccessID else { return }
        guard let found = servicePrincipal.appRoles.first(where: { $0.id == role }) else {
            let names = servicePrincipal.appRoles.map { "“\($0.displayName)” (\($0.id))" }.joined(separator: ", ")
            throw .invalid("“\(servicePrincipal.displayName)” has no app role \(role); it has \(names.isEmpty ? "none" : names)")
        }
        guard found.isEnabled else { throw .invalid("the app role “\(found.displayName)” is disabled; enable it first") }
        guard found.allowedMemberTypes.contains(.user) else {
            throw .invalid("the app role “\(found.displayName)” is for applications, not for users and groups")
        }
    }
}
