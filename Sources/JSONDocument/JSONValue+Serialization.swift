extension JSONValue {
    /// The compact JSON text as UTF-8.
    public func serialized() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        serialize(into: &bytes)
        return bytes
    }

    /// Appends the compact JSON text to `bytes`.
    public func serialize(into bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(true): bytes.append(contentsOf: "true".utf8)
        case .bool(false): bytes.append(contentsOf: "false".utf8)
        case .number(let number): bytes.append(contentsOf: number.literal.utf8)
        case .string(let string): serializeJSONString(string, into: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.serialize(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object): object.serialize(into: &bytes)
        }
    }

    /// The compact JSON text.
    public var text: String { String(decoding: serialized(), as: UTF8.self) }

    /// JSON text for people: two spaces a level, one member a line.
    public func indentedText(level: Int = 0) -> String {
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.indentedText(level: level + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let object) where !object.isEmpty:
            let lines = object.map { inner + JSONValue.string($0.name).text + ": " + $0.value.indentedText(level: level + 1) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return text
        }
    }
}

extension JSONObject {
    /// Appends the compact JSON text to `bytes`.
    public func serialize(into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            serializeJSONString(member.name, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.serialize(into: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

/// Appends `string` in quotation marks, escaping what RFC 8259 §7 says must be.
func serializeJSONString(_ string: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { characters in
        var start = 0
        var special = firstJSONSpecial(in: characters, from: 0)
        while special < characters.count {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start..<special]))
            appendEscape(of: characters[special], to: &bytes)
            start = special + 1
            special = firstJSONSpecial(in: characters, from: start)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
}

private func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
        bytes.append(contentsOf: digits.utf8)
    }
}
