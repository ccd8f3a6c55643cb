/// A role that an application offers and that users or groups are assigned to.
package struct AppRole: Hashable, Sendable {
    package enum MemberType: String, Hashable, Sendable {
        case user = "User"
        case application = "Application"
    }

    package var id: GUID
    package var allowedMemberTypes: [MemberType]
    package var displayName: String
    package var description: String
    package var isEnabled: Bool
    /// What the application knows the role by; nil for the two roles every new instance has.
    package var value: String?

    package init(
        id: GUID, allowedMemberTypes: [MemberType] = [.user], displayName: String, description: String, isEnabled: Bool = true,
        value: String? = nil
    ) {
        self.id = id
        self.allowedMemberTypes = allowedMemberTypes
        self.displayName = displayName
        self.description = description
        self.isEnabled = isEnabled
        self.value = value
    }

    /// The role of an assignment that names none: "Default Access".
    package static let defaultAccessID = GUID.zero
}
