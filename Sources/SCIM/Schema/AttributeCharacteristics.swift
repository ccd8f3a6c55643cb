/// The data type of an attribute's values.
///
/// - SeeAlso: [RFC 7643 §2.3](https://datatracker.ietf.org/doc/html/rfc7643#section-2.3)
public enum AttributeType: String, Hashable, Sendable, CaseIterable {
    case string, boolean, decimal, integer, dateTime, reference, binary, complex
}

/// Who may change an attribute, and when.
///
/// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
public enum Mutability: String, Hashable, Sendable, CaseIterable {
    /// The service provider alone sets it; what a client sends is ignored.
    case readOnly
    /// Anybody may change it at any time.
    case readWrite
    /// Set once, when the resource is created or the attribute has no value yet.
    case immutable
    /// Clients may set it and never see it, such as a password.
    case writeOnly
}

/// When an attribute is part of an answer.
///
/// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
public enum Returned: String, Hashable, Sendable, CaseIterable {
    /// In every answer; `excludedAttributes` does not remove it.
    case always
    /// In no answer.
    case never
    /// In answers unless left out by `attributes` or `excludedAttributes`.
    case `default`
    /// Only when `attributes` names it.
    case request
}

/// How far a value must be unique.
///
/// - SeeAlso: [RFC 7643 §7](https://datatracker.ietf.org/doc/html/rfc7643#section-7)
public enum Uniqueness: String, Hashable, Sendable, CaseIterable {
    /// Values may repeat.
    case none
    /// Unique within the service provider, or the tenant of one.
    case server
    /// Unique in the world.
    case global
}
