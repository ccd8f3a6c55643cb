import JSONDocument
public import SCIM

/// Which attributes a client wants to see: the parameters `attributes` and `excludedAttributes`.
///
/// Choices where the RFC leaves room: names that no schema knows select nothing and are no error; with both parameters, the second
/// takes away from the first; a filter in a name (`emails[type eq "work"]`) is read and selects the whole attribute.
///
/// - SeeAlso: [RFC 7644 §3.9](https://datatracker.ietf.org/doc/html/rfc7644#section-3.9)
public struct ReturnedAttributes: Hashable, Sendable {
    /// The names to show; `nil` for what is shown by default.
    private let wanted: [AttributePath]?
    private let excluded: [AttributePath]

    /// Everything that is returned by default.
    public init() {
        wanted = nil
        excluded = []
    }

    /// Reads the values of both parameters, names separated by commas.
    ///
    /// - Throws: `invalidValue` for what is not an attribute name.
    public init(attributes: String?, excludedAttributes: String?) throws(SCIMError) {
        wanted = try attributes.map { text throws(SCIMError) in try Self.paths(text) }
        excluded = try excludedAttributes.map { text throws(SCIMError) in try Self.paths(text) } ?? []
    }

    /// Whether nothing was said.
    public var isDefault: Bool { wanted == nil && excluded.isEmpty }

    private static func paths(_ text: String) throws(SCIMError) -> [AttributePath] {
        var paths: [AttributePath] = []
        for name in names(text) {
            do throws(SCIMError) {
                let path = try PatchPath(name)
                var attribute = path.attribute.description
                if let subAttribute = path.subAttribute { attribute += "." + subAttribute }
                paths.append(try AttributePath(attribute))
            } catch {
                throw .invalidValue("“\(name.prefix(100))” in “attributes” or “excludedAttributes” is not an attribute name")
            }
        }
        return paths
    }

    /// The parts between commas that are not inside brackets.
    private static func names(_ text: String) -> [String] {
        var depth = 0
        let parts = text.split { character in
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            return character == "," && depth == 0
        }
        return parts.map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }.filter { !$0.isEmpty }
    }
}

extension ReturnedAttributes {
    /// Whether anything of an attribute of the core schema is shown.
    func includes(_ name: String, schemas: ResourceSchemas) -> Bool {
        guard let definition = schemas.definition(named: name) else { return false }
        return choice(of: definition, in: schemas.core, schemas) != .hidden
    }

    /// The document with only what is wanted, in the same order.
    func apply(to document: JSONObject, schemas: ResourceSchemas) -> JSONObject {
        var shown: [JSONObject.Member] = []
        for member in document {
            if let schema = schemas.schemaExtension(SchemaURI(member.name)) {
                let inner = part(of: member.value.objectValue ?? JSONObject(), schema, schemas)
                if !inner.isEmpty { shown.append(JSONObject.Member(name: member.name, value: .object(inner))) }
            } else if let definition = schemas.definition(named: member.name) {
                if let value = value(member.value, choice(of: definition, in: schemas.core, schemas), definition) {
                    shown.append(JSONObject.Member(name: member.name, value: value))
                }
            }
        }
        return JSONObject(shown)
    }

    private func part(of object: JSONObject, _ schema: Schema, _ schemas: ResourceSchemas) -> JSONObject {
        JSONObject(
            object.compactMap { member in
                guard let definition = schema.attribute(named: member.name),
                    let value = value(member.value, choice(of: definition, in: schema, schemas), definition)
                else { return nil }
                return JSONObject.Member(name: member.name, value: value)
            })
    }

    /// What is shown of one attribute.
    private enum Choice: Equatable {
        case hidden
        /// All of it, but for these sub-attributes.
        case allBut([String])
        /// These sub-attributes, but for those.
        case only([String], but: [String])
    }

    private func choice(of definition: AttributeDefinition, in schema: Schema, _ schemas: ResourceSchemas) -> Choice {
        let removed = subAttributes(of: definition, in: schema, schemas, among: excluded)
        if definition.returned == .never { return .hidden }
        if definition.returned == .always { return .allBut([]) }
        if removed.isWhole { return .hidden }
        guard let wanted else { return definition.returned == .request ? .hidden : .allBut(removed.names) }
        let named = subAttributes(of: definition, in: schema, schemas, among: wanted)
        if named.isWhole { return .allBut(removed.names) }
        return named.names.isEmpty ? .hidden : .only(named.names, but: removed.names)
    }

    /// What the paths say of an attribute: all of it, or which sub-attributes.
    private func subAttributes(
        of definition: AttributeDefinition, in schema: Schema, _ schemas: ResourceSchemas, among paths: [AttributePath]
    ) -> (isWhole: Bool, names: [String]) {
        var names: [String] = []
        for path in paths {
            // A name without a URN is the core schema's; one that only an extension knows is understood all the same.
            let isInSchema = path.schema.map { $0 == schema.id } ?? (schema.id == schemas.core.id || isUnknownToCore(path, schemas))
            guard isInSchema else { continue }
            guard let attribute = path.attribute else { return (true, []) }
            guard AttributeName.equal(attribute, definition.name) else { continue }
            guard let subAttribute = path.subAttribute else { return (true, []) }
            names.append(subAttribute)
        }
        return (false, names)
    }

    private func isUnknownToCore(_ path: AttributePath, _ schemas: ResourceSchemas) -> Bool {
        path.attribute.map { schemas.definition(named: $0) == nil } ?? false
    }

    private func value(_ value: JSONValue, _ choice: Choice, _ definition: AttributeDefinition) -> JSONValue? {
        switch choice {
        case .hidden: nil
        case .allBut([]): value
        case .allBut(let hidden): Self.parts(of: value) { name in !hidden.contains { AttributeName.equal($0, name) } }
        case .only(let shown, let hidden):
            Self.parts(of: value) { name in
                (shown.contains { AttributeName.equal($0, name) } || definition.subAttribute(named: name)?.returned == .always)
                    && !hidden.contains { AttributeName.equal($0, name) }
            }
        }
    }

    /// The parts of a complex value, or of each of several, that are shown; `nil` when none is left.
    private static func parts(of value: JSONValue, _ isShown: (String) -> Bool) -> JSONValue? {
        switch value {
        case .array(let elements):
            let shown = elements.compactMap { parts(of: $0, isShown) }
            return shown.isEmpty ? nil : .array(shown)
        case .object(let object):
            let shown = JSONObject(object.filter { isShown($0.name) })
            return shown.isEmpty ? nil : .object(shown)
        default:
            return nil
        }
    }
}
