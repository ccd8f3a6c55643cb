import Directory
import JSONDocument

/// The members of a body that describes an application, read with their types.
///
/// An absent member gives nil; null gives a value that is empty: it clears.
struct GraphBody: Sendable {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// - Throws: ``GraphError`` `badRequest` for the first member that cannot be changed. Annotations are passed over.
    func refuse(except names: [String]) throws(GraphError) {
        let known = Set((names + ["id"]).map { $0.lowercased() })
        for member in object where !member.name.contains("@odata.") && !known.contains(member.name.lowercased()) {
            throw .badRequest("“\(member.name)” cannot be changed here; what can: \(names.joined(separator: ", ")).", target: member.name)
        }
    }

    /// The outer nil: absent; the inner: null.
    func string(_ name: String) throws(GraphError) -> String?? {
        switch object[name] {
        case nil: return nil
        case .null?: return .some(nil)
        case .string(let text)?: return text
        default: throw .badRequest("“\(name)” must be a string.", target: name)
        }
    }

    func bool(_ name: String) throws(GraphError) -> Bool? {
        guard let value = object[name] else { return nil }
        guard let flag = value.boolValue else { throw .badRequest("“\(name)” must be true or false.", target: name) }
        return flag
    }

    func strings(_ name: String) throws(GraphError) -> [String]? {
        guard let value = object[name] else { return nil }
        if value.isNull { return [] }
        let texts = value.arrayValue?.compactMap(\.stringValue)
        guard let texts, texts.count == value.arrayValue?.count else {
            throw .badRequest("“\(name)” must be a list of strings.", target: name)
        }
        return texts
    }

    func guid(_ name: String) throws(GraphError) -> GUID? {
        guard let value = object[name], !value.isNull else { return nil }
        guard let guid = value.stringValue.flatMap({ GUID($0) }) else { throw .badRequest("“\(name)” must be a GUID.", target: name) }
        return guid
    }

    func appRoles() throws(GraphError) -> [AppRole]? {
        guard let value = object["appRoles"] else { return nil }
        guard let elements = value.arrayValue else { throw .badRequest("“appRoles” must be a list.", target: "appRoles") }
        var roles: [AppRole] = []
        for element in elements { roles.append(try Self.appRole(element)) }
        return roles
    }

    private static func appRole(_ json: JSONValue) throws(GraphError) -> AppRole {
        guard let object = json.objectValue else { throw .badRequest("An app role must be an object.", target: "appRoles") }
        let body = GraphBody(object)
        guard let id = try body.guid("id") else { throw .badRequest("An app role needs an “id”: a fresh GUID.", target: "appRoles") }
        guard let name = try body.string("displayName") ?? nil else {
            throw .badRequest("An app role needs a “displayName”.", target: "appRoles")
        }
        var types: [AppRole.MemberType] = []
        for text in try body.strings("allowedMemberTypes") ?? ["User"] {
            guard let type = AppRole.MemberType(rawValue: text) else {
                throw .badRequest("“\(text)” is not an allowedMemberType; choose User or Application.", target: "appRoles")
            }
            types.append(type)
        }
        return AppRole(
            id: id, allowedMemberTypes: types, displayName: name, description: (try body.string("description") ?? nil) ?? name,
            isEnabled: try body.bool("isEnabled") ?? true, value: try body.string("value") ?? nil)
    }
}
