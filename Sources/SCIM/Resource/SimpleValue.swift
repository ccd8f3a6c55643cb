import JSONDocument

/// Checks values of the simple types (RFC 7643 §2.3.1 to §2.3.7).
struct SimpleValue {
    let limits: ReadingLimits

    /// The value to keep, of the JSON type that the definition asks for; everything but booleans stays exactly as it was sent.
    func read(_ value: JSONValue, of definition: AttributeDefinition, at place: AttributePlace) throws(SCIMError) -> JSONValue {
        switch definition.type {
        case .string, .reference:
            _ = try string(value, expected: "a string", at: place)
            return value
        case .boolean:
            return .bool(try boolean(value, at: place))
        case .integer:
            guard value.intValue != nil else { throw mismatch(value, expected: "a whole number", at: place) }
            return value
        case .decimal:
            guard case .number = value else { throw mismatch(value, expected: "a number", at: place) }
            return value
        case .dateTime:
            let text = try string(value, expected: Self.dateTimeForm, at: place)
            guard SCIMDateTime(text) != nil else { throw mismatch(value, expected: Self.dateTimeForm, at: place) }
            return value
        case .binary:
            let text = try string(value, expected: Self.binaryForm, at: place)
            guard text.utf8.allSatisfy(Self.isBase64) else { throw mismatch(value, expected: Self.binaryForm, at: place) }
            return value
        case .complex:
            throw mismatch(value, expected: "an object", at: place)
        }
    }

    private static let dateTimeForm = "a date and time such as “2026-11-23T03:04:05.678Z”"
    private static let binaryForm = "base64 text"

    /// A boolean, or its name in a string: Entra ID sends `"True"` and `"False"`.
    private func boolean(_ value: JSONValue, at place: AttributePlace) throws(SCIMError) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .string(let text) where AttributeName.equal(text, "true"): return true
        case .string(let text) where AttributeName.equal(text, "false"): return false
        default: throw mismatch(value, expected: "true or false", at: place)
        }
    }

    private func string(_ value: JSONValue, expected: String, at place: AttributePlace) throws(SCIMError) -> String {
        guard case .string(let text) = value else { throw mismatch(value, expected: expected, at: place) }
        guard text.utf8.count <= limits.stringLength else {
            throw .invalidValue("“\(place)” has \(text.utf8.count) bytes; the limit is \(limits.stringLength)")
        }
        return text
    }

    private func mismatch(_ value: JSONValue, expected: String, at place: AttributePlace) -> SCIMError {
        .invalidValue("“\(place)” must be \(expected); found \(value.foundText)")
    }

    /// Both alphabets of RFC 4648, padding, and the line ends that certificates are wrapped with.
    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="): true
        case UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: " "): true
        default: false
        }
    }
}
