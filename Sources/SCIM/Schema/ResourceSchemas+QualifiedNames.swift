/// A name as clients write it, told apart by the schemas of a resource: `[URN:]attribute[.subAttribute]`, or a URN alone.
struct QualifiedName {
    /// The schema that the URN names; without a URN the core schema, or the extension that alone has such an attribute.
    let schema: Schema
    /// The attribute; `nil` when the URN of the schema stands alone.
    let attribute: String?
    let subAttribute: String?
}

extension ResourceSchemas {
    /// Takes a name apart; `nil` when its URN is none of these schemas'. Whether the attribute exists is not looked at.
    ///
    /// The URN is recognised by the schemas rather than by the last colon, since `…:enterprise:2.0:User` alone has colons and a dot too.
    /// A name without a URN that the core schema does not know is looked for in the extensions, as in a path: clients send a bare `manager`.
    func qualifiedName(_ text: String) -> QualifiedName? {
        guard text.utf8.contains(UInt8(ascii: ":")) else {
            let name = Self.name(text[...], in: core)
            guard let attribute = name.attribute, definition(named: attribute) == nil,
                let schema = extensions.first(where: { $0.attribute(named: attribute) != nil })
            else { return name }
            return QualifiedName(schema: schema, attribute: attribute, subAttribute: name.subAttribute)
        }
        return Self.name(text, withURNOf: core) ?? extensions.lazy.compactMap { Self.name(text, withURNOf: $0) }.first
    }

    private static func name(_ text: String, withURNOf schema: Schema) -> QualifiedName? {
        let uri = schema.id.rawValue
        guard let end = text.utf8.index(text.startIndex, offsetBy: uri.utf8.count, limitedBy: text.endIndex),
            SchemaURI(String(text[..<end])) == schema.id
        else { return nil }
        guard end < text.endIndex else { return QualifiedName(schema: schema, attribute: nil, subAttribute: nil) }
        guard text[end] == ":" else { return nil }
        return name(text[text.index(after: end)...], in: schema)
    }

    private static func name(_ text: Substring, in schema: Schema) -> QualifiedName {
        guard let dot = text.firstIndex(of: ".") else {
            return QualifiedName(schema: schema, attribute: String(text), subAttribute: nil)
        }
        return QualifiedName(
            schema: schema, attribute: String(text[..<dot]), subAttribute: String(text[text.index(after: dot)...]))
    }
}
