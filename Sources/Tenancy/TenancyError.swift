/// Why a tenancy use case refused; the description names the value and the next step.
package enum TenancyError: Error, Hashable, Sendable {
    case invalidSlug(String)
    case slugTaken(String)
    case emptyName(of: String)
    case userNameTaken(String)
    case tenantNotFound(String)
    case userNotFound(String)
    case keyNotFound(String)
    case notAdmin(userName: String)
}

extension TenancyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .invalidSlug(let slug):
            "“\(slug)” cannot be used in a URL: take 1 to 63 lower-case letters, digits and hyphens, not beginning or ending with a hyphen"
        case .slugTaken(let slug): "there is a tenant “\(slug)” already: choose another slug"
        case .emptyName(let thing): "\(thing) needs a name"
        case .userNameTaken(let name): "the tenant has a user “\(name)” already (case does not count): choose another user name"
        case .tenantNotFound(let slug): "there is no tenant “\(slug)”: create it first"
        case .userNotFound(let id): "the tenant has no user with id “\(id)”"
        case .keyNotFound(let id): "the tenant has no access key with id “\(id)”: list its keys to see their ids"
        case .notAdmin(let name): "“\(name)” needs the Admin permission and an active account for this"
        }
    }
}
