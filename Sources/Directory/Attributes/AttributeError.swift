/// Why the properties that somebody gave for an object cannot be taken.
package enum AttributeError: Error, Hashable, Sendable {
    case unknownAttribute(name: String, kind: ObjectKind)
    case wrongType(name: String, expected: AttributeType)
    case notAnObject(name: String)
    case readOnly(name: String)

    /// The attribute the message is about.
    package var name: String {
        switch self {
        case .unknownAttribute(let name, _), .wrongType(let name, _), .notAnObject(let name), .readOnly(let name): name
        }
    }

    /// One line for people, naming the attribute and what is expected.
    package var detail: String {
        switch self {
        case .unknownAttribute(let name, let kind): "“\(name)” is not an attribute of a \(kind.rawValue)"
        case .wrongType(let name, let expected): "“\(name)” must be \(expected.phrase)"
        case .notAnObject(let name): "“\(name)” must be an object"
        case .readOnly(let name): "“\(name)” cannot be set"
        }
    }
}
