package import Directory

/// What a caller wants to do, as far as roles decide on it.
package enum Permission: Hashable, Sendable {
    case readDirectory
    case manageUsersAndGroups
    /// Change, delete or restore a user who is an administrator.
    case manageAdministrators
    case addApplications
    /// By the id of the application or of its service principal, as with the following.
    case manageApplication(ObjectID)
    case assignPrincipals(ObjectID)
    case readProvisioning(ObjectID)
    case manageProvisioning(ObjectID)
    /// Of all applications.
    case readProvisioningLogs
    case manageTokens(of: ObjectID)
}

/// The table of who may do what. Every use case asks here first; the doors never do.
///
/// A Global Administrator may do everything. Reading the directory is open to all administrators and to owners of
/// applications, who need to find whom they assign.
package enum Authorization {
    /// - Throws: ``AdministrationError/forbidden(needs:)``.
    package static func require(_ permission: Permission, _ caller: Caller) throws(AdministrationError) {
        guard !allows(permission, caller) else { return }
        throw .forbidden(needs: needs(permission))
    }

    package static func allows(_ permission: Permission, _ caller: Caller) -> Bool {
        if caller.roles.contains(.globalAdministrator) { return true }
        switch permission {
        case .readDirectory: return !caller.roles.isEmpty || !caller.owned.isEmpty
        case .manageTokens(let owner): return caller.userID == owner
        default: break
        }
        if let object = ownable(permission), caller.owned.contains(object) { return true }
        return !caller.roles.isDisjoint(with: sufficientRoles(permission))
    }

    private static let applicationRoles: [AdministratorRole] = [.applicationAdministrator, .cloudApplicationAdministrator]

    /// The roles that suffice besides Global Administrator.
    private static func sufficientRoles(_ permission: Permission) -> [AdministratorRole] {
        switch permission {
        case .readDirectory: AdministratorRole.allCases
        case .manageUsersAndGroups: [.userAdministrator]
        case .assignPrincipals: applicationRoles + [.userAdministrator]
        case .addApplications, .manageApplication, .readProvisioning, .manageProvisioning, .readProvisioningLogs: applicationRoles
        case .manageAdministrators, .manageTokens: []
        }
    }

    /// The object whose owners may do it too.
    private static func ownable(_ permission: Permission) -> ObjectID? {
        switch permission {
        case .manageApplication(let id), .assignPrincipals(let id), .readProvisioning(let id), .manageProvisioning(let id): id
        default: nil
        }
    }

    private static func needs(_ permission: Permission) -> String {
        switch permission {
        case .readDirectory: return "an administrator role, or an application of one's own"
        case .manageTokens: return "the role Global Administrator, or to be the owner of the token"
        default: break
        }
        var names = ([.globalAdministrator] + sufficientRoles(permission)).map(\.displayName)
        if ownable(permission) != nil { names.append("owner of the application") }
        guard let last = names.popLast(), !names.isEmpty else { return "the role Global Administrator" }
        return "one of the roles \(names.joined(separator: ", ")) or \(last)"
    }
}
