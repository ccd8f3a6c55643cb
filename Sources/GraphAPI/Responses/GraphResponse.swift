import JSONDocument

/// What a handler answers.
enum GraphResponse: Hashable, Sendable {
    /// An object or a collection.
    case ok(JSONValue)
    /// Something new.
    case created(JSONValue)
    /// Done; nothing to say.
    case noContent
    /// A bare number, as `…/$count` answers.
    case count(Int)
}
