public import JSONDocument

/// A change of a group's members, for servers that keep them as rows: no group is ever loaded with 100,000 members to add one.
public enum MembersOperation: Hashable, Sendable {
    /// Adds these members; each is an object with a non-empty `value`. One that is a member already stays as it is.
    case add([JSONObject])
    /// Removes the members with these values. One that is no member is no error.
    case remove([String])
    /// Removes the members that satisfy the filter, whose names are sub-attributes of `members`.
    case removeMatching(Filter)
    /// Removes all members.
    case removeAll
    /// These members and no others.
    case replace([JSONObject])
}

extension PatchOperation {
    /// Takes the change of the members out of an operation: the path `members…`, or the member `members` of an object without a path.
    ///
    /// A bare string counts as the `value` of a member, one element as an array of one, and a `value` of a remove names those
    /// that go (Entra ID). Returns nil parts where nothing concerns the members, or nothing else is left.
    ///
    /// Throws ``SCIMError/Keyword/invalidValue`` for elements without a `value`, and ``SCIMError/Keyword/mutability`` for a change
    /// inside a member: its sub-attributes are immutable (RFC 7643 §8.7.1).
    ///
    /// - Parameters:
    ///   - attribute: the name of the attribute, `members`.
    ///   - schema: the core schema of the resource, which may qualify the name.
    public func split(
        attribute: String = "members", of schema: SchemaURI = .group
    ) throws(SCIMError) -> (members: MembersOperation?, rest: PatchOperation?) {
        guard let path else { return try splitObject(attribute, schema) }
        guard let name = path.attribute.attribute, AttributeName.equal(name, attribute), path.attribute.schema ?? schema == schema else {
            return (nil, self)
        }
        guard path.subAttribute == nil, path.filter == nil || op == .remove else {
            throw .mutability("“\(path)”: a member cannot be changed, only added and removed")
        }
        if let filter = path.filter { return (.removeMatching(filter), nil) }
        return (try Self.membersOperation(op, value, attribute), nil)
    }

    private func splitObject(
        _ attribute: String, _ schema: SchemaURI
    ) throws(SCIMError) -> (members: MembersOperation?, rest: PatchOperation?) {
        let names = [attribute, "\(schema.rawValue):\(attribute)"]
        var rest = value?.objectValue ?? JSONObject()
        var found: JSONValue?
        for name in names where rest[name] != nil {
            found = rest[name]
            rest[name] = nil
        }
        if case .object(var core)? = rest[schema.rawValue], let value = core[attribute] {
            found = value
            core[attribute] = nil
            rest[schema.rawValue] = core.isEmpty ? nil : .object(core)
        }
        guard let found else { return (nil, self) }
        let members = try Self.membersOperation(op, found, attribute)
        return (members, rest.isEmpty ? nil : PatchOperation(pathless: op, attributes: rest))
    }

    private static func membersOperation(_ op: Kind, _ value: JSONValue?, _ attribute: String) throws(SCIMError) -> MembersOperation {
        guard let value, !value.isNull else { return .removeAll }
        var elements: [JSONObject] = []
        for (index, element) in (value.arrayValue ?? [value]).enumerated() {
            switch element {
            case .string(let text) where !text.isEmpty:
                elements.append(["value": element])
            case .object(let object) where object["value"]?.stringValue?.isEmpty == false:
                elements.append(object)
            default:
                throw .invalidValue(
                    "“\(attribute)[\(index)]” must be an object with a “value”, the id of the member; found \(element.text.prefix(100))")
            }
        }
        return switch op {
        case .add: .add(elements)
        case .replace: .replace(elements)
        case .remove: .remove(elements.compactMap { $0["value"]?.stringValue })
        }
    }
}
