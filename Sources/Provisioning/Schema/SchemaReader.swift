import JSONDocument

/// A place in a schema document that is being read; knows its path, so that every fault can name it.
struct SchemaReader {
    let value: JSONValue
    let path: String

    func fail(_ reason: String) -> SchemaError { SchemaError(path: path, reason: reason) }

    private func member(_ name: String) -> SchemaReader? {
        guard let member = value[name], !member.isNull else { return nil }
        return SchemaReader(value: member, path: path.isEmpty ? name : "\(path).\(name)")
    }

    func object(_ name: String) throws(SchemaError) -> SchemaReader? {
        guard let member = member(name) else { return nil }
        guard member.value.objectValue != nil else { throw member.fail("an object is expected") }
        return member
    }

    func elements(_ name: String) throws(SchemaError) -> [SchemaReader] {
        guard let member = member(name) else { return [] }
        guard let elements = member.value.arrayValue else { throw member.fail("an array is expected") }
        return elements.enumerated().map { SchemaReader(value: $0.element, path: "\(member.path)[\($0.offset)]") }
    }

    func optionalString(_ name: String) throws(SchemaError) -> String? {
        guard let member = member(name) else { return nil }
        guard let string = member.value.stringValue else { throw member.fail("a string is expected") }
        return string
    }

    func string(_ name: String) throws(SchemaError) -> String {
        guard let string = try optionalString(name) else { throw fail("the member “\(name)” is missing") }
        return string
    }

    func bool(_ name: String, default value: Bool) throws(SchemaError) -> Bool {
        guard let member = member(name) else { return value }
        guard let bool = member.value.boolValue else { throw member.fail("true or false is expected") }
        return bool
    }

    func int(_ name: String, default value: Int) throws(SchemaError) -> Int {
        guard let member = member(name) else { return value }
        guard let int = member.value.intValue else { throw member.fail("a whole number is expected") }
        return int
    }

    /// An enum member; its first letter's case does not count, as in Graph.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, default value: Choice
    ) throws(SchemaError) -> Choice {
        guard let text = try optionalString(name) else { return value }
        guard let choice = Choice.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw SchemaError(path: "\(path).\(name)", reason: "“\(text)” is not one of \(known)")
        }
        return choice
    }
}
