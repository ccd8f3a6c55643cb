import JSONDocument

/// Checks values against their definitions and brings them to the form in which they are kept.
///
/// What clients write differently and mean unmistakably is read as it is meant: `"True"` for a boolean, one value for an array of
/// one, a bare string for a complex value that has a `value`, an empty reference for none.
struct AttributeValueReader {
    let limits: ReadingLimits
    /// Paths of names that no schema knows, each once, in order of appearance.
    private(set) var ignored: [String] = []
    private var ignoredNames: Set<String> = []

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// Remembers a name that no schema knows.
    mutating func ignore(_ name: String) {
        if ignoredNames.insert(name).inserted { ignored.append(name) }
    }

    /// The value to keep; `nil` when it stands for “no value”, as `null` and the empty array do (RFC 7643 §2.5).
    mutating func value(_ value: JSONValue, of definition: AttributeDefinition, at place: AttributePlace) throws(SCIMError) -> JSONValue? {
        guard definition.multiValued else { return try single(value, of: definition, at: place) }
        guard case .array(let elements) = value else {
            guard let only = try single(value, of: definition, at: place) else { return nil }
            return .array([only])
        }
        guard elements.count <= limits.values else {
            throw .invalidValue(
                "“\(place)” has \(elements.count) values; the limit is \(limits.values). Send fewer, or add them with PATCH")
        }
        var kept: [JSONValue] = []
        kept.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard let element = try single(element, of: definition, at: place.value(index)) else { continue }
            kept.append(element)
        }
        try checkPrimary(of: kept, definition, at: place)
        return kept.isEmpty ? nil : .array(kept)
    }

    private mutating func single(
        _ value: JSONValue, of definition: AttributeDefinition, at place: AttributePlace
    ) throws(SCIMError) -> JSONValue? {
        switch value {
        case .null: nil
        case _ where definition.type == .complex: try complex(value, of: definition, at: place)
        default: try SimpleValue(limits: limits).read(value, of: definition, at: place)
        }
    }

    private mutating func complex(
        _ value: JSONValue, of definition: AttributeDefinition, at place: AttributePlace
    ) throws(SCIMError) -> JSONValue? {
        switch value {
        case .object(let object):
            return try parts(of: object, definition, at: place)
        case .string(let text) where definition.subAttribute(named: "value") != nil:
            return text.isEmpty ? nil : try parts(of: ["value": value], definition, at: place)
        case .array([]) where !definition.multiValued:
            return nil
        case .array(let elements) where !definition.multiValued && elements.count == 1 && elements[0].arrayValue == nil:
            return try single(elements[0], of: definition, at: place)
        default:
            throw .invalidValue("“\(place)” must be an object; found \(value.foundText)")
        }
    }

    private mutating func parts(
        of object: JSONObject, _ definition: AttributeDefinition, at place: AttributePlace
    ) throws(SCIMError) -> JSONValue? {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.count)
        for member in object {
            guard let part = definition.subAttribute(named: member.name) else {
                ignore(place.part(member.name).path)
                continue
            }
            guard part.mutability != .readOnly, let read = try value(member.value, of: part, at: place.part(part.name)) else { continue }
            members.append(JSONObject.Member(name: part.name, value: read))
        }
        let kept = JSONObject(members)
        if kept.isEmpty || isEmptyReference(kept, definition) { return nil }
        return .object(kept)
    }

    /// Entra ID clears a manager with `{"value": ""}`; no resource has an empty id.
    private func isEmptyReference(_ object: JSONObject, _ definition: AttributeDefinition) -> Bool {
        object["value"]?.stringValue == "" && definition.subAttribute(named: "$ref") != nil
    }

    private func checkPrimary(of values: [JSONValue], _ definition: AttributeDefinition, at place: AttributePlace) throws(SCIMError) {
        guard definition.subAttribute(named: "primary")?.type == .boolean else { return }
        let count = values.count { $0["primary"] == true }
        guard count <= 1 else {
            throw .invalidValue("“\(place)” has \(count) values with “primary” true; one at most may have it")
        }
    }
}
