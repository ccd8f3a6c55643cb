public import JSONDocument

/// One change of a PATCH request (RFC 7644 §3.5.2).
public struct PatchOperation: Hashable, Sendable {
    /// What is done; the raw value is the RFC's spelling.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Adds a value, or sets it where there is none (§3.5.2.1).
        case add
        /// Removes an attribute or some of its values (§3.5.2.2).
        case remove
        /// Replaces values, or sets them where there are none (§3.5.2.3).
        case replace
    }

    /// What is done.
    public let op: Kind
    /// Where; nil means that `value` is an object of attributes.
    public let path: PatchPath?
    /// The value; nil only for a remove. JSON's `null` is a value, and unassigns.
    public let value: JSONValue?

    /// An operation of parts that fit together: a remove has a path, the others have a value, and without a path it is an object.
    ///
    /// Throws ``SCIMError/Keyword/noTarget`` or ``SCIMError/Keyword/invalidValue`` when they do not fit.
    public init(_ op: Kind, path: PatchPath? = nil, value: JSONValue? = nil) throws(SCIMError) {
        switch op {
        case .remove:
            guard path != nil else { throw .noTarget("a “remove” needs a “path” that says what to remove") }
        case .add, .replace:
            guard let value else {
                throw .invalidValue("“\(op.rawValue)” needs a “value”; to unassign an attribute use “remove” or the value null")
            }
            if path == nil, value.objectValue == nil {
                throw .invalidValue("without a “path” the “value” must be an object of attributes; found \(value.foundText)")
            }
        }
        self.op = op
        self.path = path
        self.value = value
    }

    init(pathless op: Kind, attributes: JSONObject) {
        self.op = op
        self.path = nil
        self.value = .object(attributes)
    }
}
