/// What an attribute holds and what an expression yields.
///
/// Dates have no case of their own: between date functions they travel as their text form.
package enum ExpressionValue: Hashable, Sendable {
    /// No value (null): the attribute is not there.
    case absent
    case string(String)
    /// A multi-valued attribute.
    case strings([String])
    case boolean(Bool)
    case integer(Int)
    /// The app roles of a person: the value of `[appRoleAssignments]`.
    case roles([AppRoleAssignment])

    /// The value as a list of texts, as a tester shows it: booleans `True`/`False`, no value an empty list.
    package var texts: [String] {
        switch self {
        case .absent: []
        case .string(let text): [text]
        case .strings(let texts): texts
        case .boolean(let flag): [flag ? "True" : "False"]
        case .integer(let number): [String(number)]
        case .roles(let roles): roles.map(\.name)
        }
    }

    /// Absent, `""`, or a list without a value that is not empty.
    package var isEmpty: Bool {
        switch self {
        case .absent: true
        case .string(let text): text.isEmpty
        case .strings(let texts): texts.allSatisfy(\.isEmpty)
        case .roles(let roles): roles.isEmpty
        case .boolean, .integer: false
        }
    }

    /// Absent, or a list of no values. The empty text is a value.
    package var isNull: Bool {
        switch self {
        case .absent: true
        case .strings(let texts): texts.isEmpty
        case .roles(let roles): roles.isEmpty
        case .string, .boolean, .integer: false
        }
    }
}

/// An app role that a person has through an assignment.
package struct AppRoleAssignment: Hashable, Sendable {
    package let id: String
    /// The role's value in tokens; many roles have none.
    package let value: String?
    package let displayName: String

    package init(id: String, value: String?, displayName: String) {
        self.id = id
        self.value = value
        self.displayName = displayName
    }

    /// The role's one name where only a text fits: its value, or its display name where the value is empty.
    package var name: String {
        if let value, !value.isEmpty { value } else { displayName }
    }
}
