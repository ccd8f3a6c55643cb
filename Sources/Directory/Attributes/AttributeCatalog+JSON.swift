package import JSONDocument

extension AttributeCatalog {
    /// Reads the properties of a Graph object into changes, in the order given.
    ///
    /// Nested members (`onPremisesExtensionAttributes`) are flattened; null clears. Members in `ignoring`
    /// (compared without regard to case) and OData annotations (`@odata.type`, `members@odata.bind`) are passed
    /// over: the caller deals with them.
    package func changes(from object: JSONObject, ignoring: Set<String> = []) throws(AttributeError) -> [AttributeChange] {
        var changes: [AttributeChange] = []
        let ignored = Set(ignoring.map { $0.lowercased() })
        for member in object {
            let lowered = member.name.lowercased()
            if ignored.contains(lowered) || lowered.contains("@odata.") { continue }
            if containers.contains(lowered) {
                try appendNested(member.value, container: member.name, to: &changes)
            } else if let definition = self[member.name], definition.container == nil {
                changes.append(try change(definition, to: member.value, named: member.name))
            } else {
                throw .unknownAttribute(name: member.name, kind: kind)
            }
        }
        return changes
    }

    private func appendNested(_ value: JSONValue, container: String, to changes: inout [AttributeChange]) throws(AttributeError) {
        if value == .null {
            changes += definitions.filter { $0.container?.lowercased() == container.lowercased() }.map { AttributeChange($0.name, nil) }
            return
        }
        guard case .object(let nested) = value else { throw .notAnObject(name: container) }
        for member in nested where !member.name.contains("@odata.") {
            let path = "\(container).\(member.name)"
            guard let definition = self[path] else { throw .unknownAttribute(name: path, kind: kind) }
            changes.append(try change(definition, to: member.value, named: path))
        }
    }

    private func change(_ definition: AttributeDefinition, to value: JSONValue, named name: String) throws(AttributeError)
        -> AttributeChange
    {
        switch (definition.type, value) {
        case (_, .null):
            return AttributeChange(definition.name, nil)
        case (.string, .string(let text)):
            return AttributeChange(definition.name, .string(text))
        case (.dateTime, .string(let text)) where DateTimeText.isValid(text):
            return AttributeChange(definition.name, .string(text))
        case (.boolean, .bool(let flag)):
            return AttributeChange(definition.name, .boolean(flag))
        case (.strings, .array(let items)):
            var strings: [String] = []
            for item in items {
                guard case .string(let text) = item else { throw .wrongType(name: name, expected: definition.type) }
                strings.append(text)
            }
            return AttributeChange(definition.name, .strings(strings))
        default:
            throw .wrongType(name: name, expected: definition.type)
        }
    }
}
