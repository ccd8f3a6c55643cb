public import SCIM

/// A resource type as this service offers it.
public struct ServedType: Hashable, Sendable {
    /// Name and endpoint.
    public let resourceType: ResourceType
    /// What its resources may contain.
    public let schemas: ResourceSchemas
    /// The attribute whose value no two resources of the tenant share, case aside.
    public let uniqueAttribute: String
    /// Whether its resources have `members`.
    public let hasMembers: Bool

    /// A type of one's own.
    public init(resourceType: ResourceType, schemas: ResourceSchemas, uniqueAttribute: String, hasMembers: Bool) {
        self.resourceType = resourceType
        self.schemas = schemas
        self.uniqueAttribute = uniqueAttribute
        self.hasMembers = hasMembers
    }

    /// Users, unique by `userName`.
    public static let user = ServedType(resourceType: .user, schemas: .user, uniqueAttribute: "userName", hasMembers: false)
    /// Groups, unique by `displayName`, as provisioning clients expect who look for a group before they create it.
    public static let group = ServedType(resourceType: .group, schemas: .group, uniqueAttribute: "displayName", hasMembers: true)

    /// All types of this service.
    public static let all = [user, group]

    /// The type whose endpoint has that name, such as `Users`, without regard to case.
    public static func atEndpoint(_ name: some StringProtocol) -> ServedType? {
        all.first { $0.resourceType.endpoint.dropFirst().lowercased() == name.lowercased() }
    }

    /// The endpoint of a resource's type below the base URL, such as `/Users`.
    static func endpoint(ofTypeNamed name: String) -> String {
        all.first { $0.resourceType.name == name }?.resourceType.endpoint ?? "/\(name)s"
    }

    /// Its name, which is also `meta.resourceType`.
    var name: String { resourceType.name }

    /// The relation that its resources show when nothing is left out.
    var relations: Relations { hasMembers ? .members : .groups }
}
