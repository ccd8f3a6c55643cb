/// What a directory object is.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
    case user
    case group

    /// Graph's name of the type, as in `principalType` and `objectTypeName`: "User", "Group".
    package var typeName: String {
        switch self {
        case .user: "User"
        case .group: "Group"
        }
    }
}
