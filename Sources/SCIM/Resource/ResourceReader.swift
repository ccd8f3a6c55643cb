public import JSONDocument

/// Turns the body of a POST or PUT into a resource that its schemas allow.
///
/// The strict part: types, required attributes, one primary value, limits. The lenient part, since one deviation of a client must not stop
/// its whole synchronization: unknown names are ignored and listed, read-only attributes are dropped, names come in any case, flat
/// (`name.givenName`) or with their URN, and values in the forms that clients are known to send.
///
///     let reading = try ResourceReader(schemas: .user).read(body)
///
/// - SeeAlso: [RFC 7644 §3.3, §3.5.1](https://datatracker.ietf.org/doc/html/rfc7644#section-3.3),
///   [RFC 7643 §2](https://datatracker.ietf.org/doc/html/rfc7643#section-2)
public struct ResourceReader: Sendable {
    /// The schemas that the resource follows.
    public let schemas: ResourceSchemas
    /// What is too much.
    public let limits: ReadingLimits

    /// What was read.
    public struct Reading: Hashable, Sendable {
        /// The checked resource: names in the schema's spelling, `schemas` first, then the rest as it was sent.
        public let resource: Resource
        /// What no schema knows: paths of attributes and URIs of schemas, each once, in order of appearance.
        public let ignored: [String]
    }

    /// A reader for resources of these schemas.
    public init(schemas: ResourceSchemas, limits: ReadingLimits = .default) {
        self.schemas = schemas
        self.limits = limits
    }

    /// Reads the body of a POST.
    ///
    /// - Throws: ``SCIMError`` with keyword `invalidSyntax` when the body is not an object or names other schemas, `invalidValue` when a required
    ///   attribute is missing or a value is not of its type; the detail names the attribute.
    public func read(_ body: JSONValue) throws(SCIMError) -> Reading {
        guard case .object(let object) = body else {
            throw .invalidSyntax("the body must be a JSON object; found \(body.foundText)")
        }
        var document = DocumentBuilder(schemas: schemas, limits: limits)
        try document.checkSchemas(object["schemas"])
        for member in object {
            try document.take(member)
        }
        let built = document.object
        try schemas.checkRequired(in: built)
        return Reading(resource: Resource(built), ignored: document.ignored)
    }
}
