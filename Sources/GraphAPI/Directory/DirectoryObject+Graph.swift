import Directory
import JSONDocument

extension DirectoryObject {
    /// The object as Graph serves it.
    ///
    /// Without `$select` a user has the default set of properties and a group all. Properties without a value are null, or an
    /// empty list.
    ///
    /// - Parameter isTyped: whether `@odata.type` comes with it, as it does where objects of several types are listed.
    /// - Throws: ``GraphError`` `badRequest` when a selected property does not exist.
    func graphJSON(select: [String] = [], isTyped: Bool = false) throws(GraphError) -> JSONValue {
        let names = select.isEmpty ? Self.defaultProperties(of: kind) : select
        let present = graphProperties()
        var object = JSONObject()
        if isTyped { object["@odata.type"] = .string("#microsoft.graph.\(kind.rawValue)") }
        object["id"] = .string(id.text)
        for name in names {
            switch name.lowercased() {
            case "id", "@odata.type": continue
            case "createddatetime": object["createdDateTime"] = .string(DateTimeText.format(createdDateTime))
            case "deleteddatetime": object["deletedDateTime"] = .nullable(deletedDateTime.map { DateTimeText.format($0) })
            default:
                let (spelling, empty) = try Self.property(named: name, of: kind)
                object[spelling] = present[spelling] ?? empty
            }
        }
        return .object(object)
    }

    /// How a property is spelt, and what it is when it has no value.
    private static func property(named name: String, of kind: ObjectKind) throws(GraphError) -> (spelling: String, empty: JSONValue) {
        let catalog = AttributeCatalog.of(kind)
        if let definition = catalog[name], definition.container == nil {
            return (definition.name, definition.type == .strings ? [] : .null)
        }
        guard let nested = catalog.definitions.first(where: { $0.container?.lowercased() == name.lowercased() }),
            let container = nested.container
        else { throw .badRequest("Could not find a property named “\(name)” on a \(kind.rawValue).", target: "$select") }
        return (container, .null)
    }

    private static func defaultProperties(of kind: ObjectKind) -> [String] {
        switch kind {
        case .user:
            [
                "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage",
                "surname", "userPrincipalName",
            ]
        case .group: ["createdDateTime", "deletedDateTime"] + AttributeCatalog.of(.group).definitions.map(\.name)
        }
    }
}
