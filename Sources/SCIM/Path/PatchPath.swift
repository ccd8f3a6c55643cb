/// What a PATCH operation points at: an attribute, its sub-attribute, or those values of it that a filter selects
/// (RFC 7644 §3.5.2, figure 7).
///
///     PATH = attrPath / valuePath [subAttr]
public struct PatchPath: Hashable, Sendable, CustomStringConvertible {
    /// The attribute, or the whole extension when the path is a bare schema URN. Never has a sub-attribute itself.
    public let attribute: AttributePath
    /// Which of the values are meant; nil means the attribute as a whole.
    public let filter: Filter?
    /// The sub-attribute that is meant, whether it follows a name (`name.givenName`) or a filter (`emails[…].value`).
    public let subAttribute: String?

    /// Reads a path such as `members`, `name.familyName`, `addresses[type eq "work"]` or `emails[type eq "work"].value`.
    ///
    /// Throws ``SCIMError/Keyword/invalidPath``, or ``SCIMError/Keyword/invalidFilter`` for a fault inside the brackets; the
    /// detail has the position and an excerpt.
    public init(_ text: String, limits: FilterLimits = .default) throws(SCIMError) {
        self = try FilterParser.patchPath(text, limits: limits)
    }

    /// A path of parts that are known to be well-formed.
    package init(attribute: AttributePath, filter: Filter? = nil, subAttribute: String? = nil) {
        self.attribute = AttributePath(schema: attribute.schema, attribute: attribute.attribute)
        self.filter = filter
        self.subAttribute = subAttribute ?? attribute.subAttribute
    }

    /// The text of the path, with its filter in canonical form.
    public var description: String {
        var text = attribute.description
        if let filter { text += "[\(filter)]" }
        if let subAttribute { text += ".\(subAttribute)" }
        return text
    }

    /// Whether two paths point at the same thing, whatever the case of their names.
    public static func == (left: PatchPath, right: PatchPath) -> Bool {
        left.attribute == right.attribute && left.filter == right.filter
            && left.subAttribute.map(AttributeName.folded) == right.subAttribute.map(AttributeName.folded)
    }

    /// Hashes in step with equality.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(attribute)
        hasher.combine(filter)
        hasher.combine(subAttribute.map(AttributeName.folded))
    }
}
