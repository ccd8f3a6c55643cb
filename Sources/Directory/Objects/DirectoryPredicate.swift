/// A test over the attributes of a directory object, as a Graph `$filter` expresses it.
///
/// Text compares without regard to case, as the directory does. An absent attribute equals only `nil`.
package indirect enum DirectoryPredicate: Hashable, Sendable {
    case equals(attribute: String, DirectoryValue?)
    case startsWith(attribute: String, String)
    /// A list of strings holds the text.
    case contains(attribute: String, String)
    case id(ObjectID)
    case all([DirectoryPredicate])
    case any([DirectoryPredicate])
    case not(DirectoryPredicate)

    /// Whether the object passes.
    package func matches(_ object: DirectoryObject) -> Bool {
        switch self {
        case .equals(let attribute, let expected):
            switch (object.attributes[attribute], expected) {
            case (.string(let actual), .string(let expected)): CaseInsensitiveKey(actual) == CaseInsensitiveKey(expected)
            case (let actual, let expected): actual == expected
            }
        case .startsWith(let attribute, let prefix):
            object.attributes[attribute]?.string.map { CaseInsensitiveKey($0).text.hasPrefix(CaseInsensitiveKey(prefix).text) } ?? false
        case .contains(let attribute, let text):
            object.attributes[attribute]?.strings?.contains { CaseInsensitiveKey($0) == CaseInsensitiveKey(text) } ?? false
        case .id(let id): object.id == id
        case .all(let parts): parts.allSatisfy { $0.matches(object) }
        case .any(let parts): parts.contains { $0.matches(object) }
        case .not(let part): !part.matches(object)
        }
    }
}

/// Which objects to list, a page at a time in the order of their ids.
package struct DirectoryQuery: Hashable, Sendable {
    package var kind: ObjectKind
    package var predicate: DirectoryPredicate?
    /// Softly deleted objects instead of living ones.
    package var deleted: Bool
    /// The last id of the page before.
    package var after: ObjectID?
    package var limit: Int

    package init(
        _ kind: ObjectKind, where predicate: DirectoryPredicate? = nil, deleted: Bool = false, after: ObjectID? = nil, limit: Int = 500
    ) {
        self.kind = kind
        self.predicate = predicate
        self.deleted = deleted
        self.after = after
        self.limit = limit
    }
}
