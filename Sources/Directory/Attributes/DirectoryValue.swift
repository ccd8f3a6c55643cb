/// The value of one attribute of a directory object.
///
/// A point in time is a `string` in the ISO 8601 form in which it was given, checked when it is read in:
/// mappings and filters work on that text, and an export gives back what was imported.
package enum DirectoryValue: Hashable, Sendable {
    case string(String)
    case boolean(Bool)
    case strings([String])

    package var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    package var strings: [String]? {
        if case .strings(let value) = self { value } else { nil }
    }
}

/// What an attribute may hold.
package enum AttributeType: String, Hashable, Sendable {
    case string
    case boolean
    case strings
    case dateTime

    /// For people, in messages: "a string", "true or false" …
    package var phrase: String {
        switch self {
        case .string: "a string"
        case .boolean: "true or false"
        case .strings: "a list of strings"
        case .dateTime: "a date and time such as 2024-05-01T09:00:00Z"
        }
    }
}
