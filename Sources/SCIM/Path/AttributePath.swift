/// The name of an attribute or of one of its sub-attributes: `[URN:]name[.sub]` (RFC 7644 §3.10).
///
/// Paths compare without regard to ASCII case and keep their spelling; `description` gives the text back.
///
/// A bare schema URN is a path too: it denotes the whole object of an extension, and has no ``attribute``.
public struct AttributePath: Hashable, Sendable, CustomStringConvertible {
    /// The schema that qualifies the name; nil when the name stands alone.
    public let schema: SchemaURI?
    /// The attribute's name; nil when the path is a bare schema URN.
    public let attribute: String?
    /// The sub-attribute's name, where the path has one.
    public let subAttribute: String?

    /// Reads a path such as `userName`, `name.givenName`, `urn:…:enterprise:2.0:User:manager.value` or `urn:…:2.0:User`.
    ///
    /// Throws ``SCIMError/Keyword/invalidPath`` whose detail has the position and an excerpt.
    public init(_ text: String) throws(SCIMError) {
        do {
            self = try AttributePath(scanning: text.utf8)
        } catch {
            throw .invalidPath(SourceExcerpt(text).message(error))
        }
    }

    /// A path of parts that are known to be well-formed.
    package init(schema: SchemaURI? = nil, attribute: String?, subAttribute: String? = nil) {
        self.schema = schema
        self.attribute = attribute
        self.subAttribute = subAttribute
    }

    /// The text of the path, as it was spelled.
    public var description: String {
        var text = schema?.rawValue ?? ""
        if let attribute { text += text.isEmpty ? attribute : ":" + attribute }
        if let subAttribute { text += "." + subAttribute }
        return text
    }

    /// Whether two paths name the same thing, whatever the case of their letters.
    public static func == (left: AttributePath, right: AttributePath) -> Bool {
        left.schema == right.schema && left.attribute.map(AttributeName.folded) == right.attribute.map(AttributeName.folded)
            && left.subAttribute.map(AttributeName.folded) == right.subAttribute.map(AttributeName.folded)
    }

    /// Hashes in step with equality.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(schema)
        hasher.combine(attribute.map(AttributeName.folded))
        hasher.combine(subAttribute.map(AttributeName.folded))
    }
}

extension AttributePath {
    /// attrPath = [URI ":"] ATTRNAME *1subAttr; subAttr = "." ATTRNAME.
    ///
    /// The URN ends at the last colon, for no attribute name has one. A URN whose last part follows a version number, as in
    /// `…:2.0:User`, is a schema's own name: every registered SCIM schema is named so (RFC 7643 §10.3).
    init(scanning text: some BidirectionalCollection<UInt8>) throws(GrammarError) {
        guard let colon = text.lastIndex(of: UInt8(ascii: ":")) else {
            try self.init(schema: nil, nameAndSubAttribute: text, offset: 0)
            return
        }
        let urn = text[..<colon]
        guard AttributeName.equal(urn.prefix(4), "urn:".utf8), urn.count > 4 else {
            throw GrammarError(offset: 0, reason: "expected a schema URN (“urn:…”) before the last “:”")
        }
        let name = text[text.index(after: colon)...]
        if Self.endsInVersion(urn), AttributeName.isValid(name) {
            self.init(schema: SchemaURI(rawValue: String(decoding: text, as: UTF8.self)), attribute: nil)
            return
        }
        try self.init(
            schema: SchemaURI(rawValue: String(decoding: urn, as: UTF8.self)), nameAndSubAttribute: name, offset: urn.count + 1)
    }

    private init(
        schema: SchemaURI?, nameAndSubAttribute text: some BidirectionalCollection<UInt8>, offset: Int
    ) throws(GrammarError) {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        var position = offset
        for (index, part) in parts.enumerated() {
            guard index < 2 else {
                throw GrammarError(offset: position, reason: "a sub-attribute has no sub-attributes")
            }
            guard AttributeName.isValid(part) else {
                let name = String(decoding: part, as: UTF8.self)
                throw GrammarError(
                    offset: position, reason: name.isEmpty ? "expected an attribute name" : "“\(name)” is not an attribute name")
            }
            position += part.count + 1
        }
        self.init(
            schema: schema,
            attribute: String(decoding: parts[0], as: UTF8.self),
            subAttribute: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil)
    }

    private static func endsInVersion(_ urn: some BidirectionalCollection<UInt8>) -> Bool {
        guard let part = urn.split(separator: UInt8(ascii: ":")).last, let first = part.first, AttributeName.isDigit(first) else {
            return false
        }
        return part.allSatisfy { AttributeName.isDigit($0) || $0 == UInt8(ascii: ".") }
    }
}
