import JSONDocument

/// One operation on one attribute: what its value becomes. A pure function; absent is nil.
struct AttributeChange {
    let op: PatchOperation.Kind
    let resolved: ResolvedAttribute
    let filter: Filter?
    let value: JSONValue?
    let schemas: ResourceSchemas
    let limits: ReadingLimits

    var definition: AttributeDefinition { resolved.definition }
    var place: AttributePlace { AttributePlace(schema: resolved.extensionURI, definition.name) }

    /// The value after the operation. Throws as ``PatchEngine/apply(_:to:)``.
    func result(from existing: JSONValue?) throws(SCIMError) -> JSONValue? {
        try checkWritable()
        guard filter == nil || definition.multiValued else {
            throw .invalidPath("“\(place)” has one value; a filter selects among several")
        }
        let result = try changed(existing)
        try check(result, after: existing)
        return result
    }

    private func changed(_ existing: JSONValue?) throws(SCIMError) -> JSONValue? {
        let isRemoval = op == .remove || value?.isNull != false
        if definition.multiValued {
            let values = MultiValuedChange(change: self)
            let elements = existing.map { $0.arrayValue ?? [$0] } ?? []
            let result = isRemoval ? try values.removing(from: elements) : try values.setting(value ?? .null, in: elements)
            return result.isEmpty ? nil : .array(result)
        }
        if let part = resolved.subDefinition {
            let parts = existing?.objectValue ?? JSONObject()
            return try isRemoval ? removing(part, from: parts, of: place) : merging([part.name: value ?? .null], into: parts)
        }
        if isRemoval { return nil }
        let only = single(value ?? .null)
        if definition.type == .complex, case .object(let given) = only {
            return try merging(given, into: existing?.objectValue ?? JSONObject())
        }
        return try read(only, of: definition, at: place)
    }

    // MARK: Complex values

    /// Sets the given sub-attributes and leaves the others; nil when nothing is left.
    private func merging(_ given: JSONObject, into parts: JSONObject) throws(SCIMError) -> JSONValue? {
        let read = try read(.object(given), of: definition, at: place)?.objectValue
        let unassigned = given.filter { $0.value.isNull }
        if read == nil, unassigned.isEmpty, !given.isEmpty { return emptied(parts, by: given) }
        var result = try merging(read ?? JSONObject(), into: parts, at: place)
        for member in unassigned {
            guard let part = definition.subAttribute(named: member.name), part.mutability != .readOnly else { continue }
            result = try removing(part, from: result, of: place)?.objectValue ?? JSONObject()
        }
        return result.isEmpty ? nil : .object(result)
    }

    /// Values that read as nothing: an empty reference unassigns; unknown and read-only sub-attributes alone change nothing.
    private func emptied(_ parts: JSONObject, by given: JSONObject) -> JSONValue? {
        definition.isReference && given["value"] != nil || parts.isEmpty ? nil : .object(parts)
    }

    /// One complex value with the sub-attributes of another.
    func merging(_ given: JSONObject, into parts: JSONObject, at place: AttributePlace) throws(SCIMError) -> JSONObject {
        if definition.isReference, !definition.multiValued, let value = given["value"], let old = parts["value"], value != old {
            return given
        }
        var result = parts
        for member in given {
            if let old = parts[member.name], old != member.value,
                definition.subAttribute(named: member.name)?.mutability == .immutable
            {
                throw .mutability("“\(place.part(member.name))” is immutable and has a value; remove the value and add another")
            }
            result[member.name] = member.value
        }
        return result
    }

    /// One complex value without a sub-attribute; nil when nothing is left. A reference without its `value` refers to nothing.
    func removing(_ part: AttributeDefinition, from parts: JSONObject, of place: AttributePlace) throws(SCIMError) -> JSONValue? {
        guard parts[part.name] != nil else { return parts.isEmpty ? nil : .object(parts) }
        guard part.mutability != .immutable, !part.required else {
            let reason = part.required ? "required" : "immutable"
            throw .mutability("“\(place.part(part.name))” is \(reason) and cannot be removed; remove the whole value")
        }
        if definition.isReference, AttributeName.equal(part.name, "value") { return nil }
        var result = parts
        result[part.name] = nil
        return result.isEmpty ? nil : .object(result)
    }

    // MARK: Reading and checking

    /// The value in the form in which it is kept; nil for “no value”.
    func read(_ value: JSONValue, of definition: AttributeDefinition, at place: AttributePlace) throws(SCIMError) -> JSONValue? {
        var reader = AttributeValueReader(limits: limits)
        return try reader.value(value, of: definition, at: place)
    }

    /// The value of a single-valued attribute that came as an array of one.
    private func single(_ value: JSONValue) -> JSONValue {
        guard case .array(let elements) = value, elements.count <= 1 else { return value }
        return elements.first ?? .null
    }

    private func checkWritable() throws(SCIMError) {
        if definition.mutability == .readOnly { throw .mutability("“\(place)” is read-only") }
        if let part = resolved.subDefinition, part.mutability == .readOnly { throw .mutability("“\(place.part(part.name))” is read-only") }
    }

    private func check(_ result: JSONValue?, after existing: JSONValue?) throws(SCIMError) {
        if definition.mutability == .immutable, let existing, result != existing {
            throw .mutability("“\(place)” is immutable and has a value already")
        }
        guard definition.required else { return }
        if result == nil, existing != nil { throw .mutability("“\(place)” is required and cannot be removed; replace it") }
        if let text = result?.stringValue, text.allSatisfy(\.isWhitespace) {
            throw .invalidValue("“\(place)” is required and must not be empty")
        }
    }
}

extension AttributeDefinition {
    /// Whether the values point at other resources: `value` is then an identifier (RFC 7643 §2.4, `$ref`).
    var isReference: Bool {
        subAttribute(named: "$ref") != nil && subAttribute(named: "value") != nil
    }
}
