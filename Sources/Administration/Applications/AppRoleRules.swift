import Directory

/// What a set of app roles must fulfil.
enum AppRoleRules {
    /// Ids and values are unique, every role has a name, a value has no spaces.
    static func check(_ roles: [AppRole]) throws(AdministrationError) {
        var ids: Set<GUID> = []
        var values: Set<String> = []
        for role in roles {
            guard !role.displayName.trimmed.isEmpty else { throw .invalid("an app role needs a displayName") }
            guard role.id != AppRole.defaultAccessID else {
                throw .invalid("the id of app role “\(role.displayName)” must not be all zeros: that stands for default access")
            }
            guard !role.allowedMemberTypes.isEmpty else {
                throw .invalid("app role “\(role.displayName)” needs allowedMemberTypes: “User”, “Application” or both")
            }
            guard ids.insert(role.id).inserted else { throw .invalid("two app roles have the id \(role.id)") }
            guard let value = role.value else { continue }
            guard !value.isEmpty, value.count <= 120, !value.contains(where: \.isWhitespace), !value.hasPrefix(".") else {
                throw .invalid(
                    "the value “\(value.prefix(130))” of an app role must have 1 to 120 characters, no spaces, and no “.” in front")
            }
            guard values.insert(value).inserted else { throw .invalid("two app roles have the value “\(value)”") }
        }
    }

    static func removed(from old: [AppRole], to new: [AppRole]) -> [AppRole] {
        old.filter { role in !new.contains { $0.id == role.id } }
    }

    /// A role must be disabled before it is removed, so that nobody loses it by a slip.
    static func checkRemovable(_ removed: [AppRole]) throws(AdministrationError) {
        guard let enabled = removed.first(where: \.isEnabled) else { return }
        throw .invalid("the app role “\(enabled.displayName)” is enabled; set isEnabled to false before removing it")
    }
}
