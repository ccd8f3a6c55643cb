/// Reads the tokens of an expression's text from left to right.
struct ExpressionScanner {
    let text: String
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
    }

    /// Takes the byte if it is next.
    mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        offset += 1
        return true
    }

    func error(at offset: Int, _ reason: String) -> ExpressionError {
        ExpressionError(utf8Offset: offset, in: text, reason: reason)
    }

    /// Names what is next, for messages.
    var nextDescription: String {
        guard offset < bytes.count else { return "the end" }
        let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        return "“\(scalar.map(String.init) ?? "?")”"
    }

    /// ```abnf
    /// name = ALPHA *( ALPHA / DIGIT / "_" )
    /// ```
    mutating func name() -> String? {
        guard let first = next, Self.isLetter(first) else { return nil }
        let start = offset
        while let byte = next, Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_") { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// ```abnf
    /// attribute = "[" name-of-source-attribute "]"
    /// ```
    /// The name may hold brackets in pairs, as in `[emails[type eq "work"].value]`.
    mutating func attribute() throws(ExpressionError) -> String {
        let start = offset
        var depth = 0
        repeat {
            switch next {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case nil: throw error(at: start, "the attribute’s closing “]” is missing")
            default: break
            }
            offset += 1
        } while depth > 0
        let name = bytes[(start + 1)..<(offset - 1)]
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = name.firstIndex(where: { !isBlank($0) }), let last = name.lastIndex(where: { !isBlank($0) }) else {
            throw error(at: start, "the brackets hold no attribute name")
        }
        return String(decoding: name[first...last], as: UTF8.self)
    }

    /// ```abnf
    /// string = DQUOTE *( char / "\\" / "\" DQUOTE ) DQUOTE
    /// ```
    /// - Note: Choice: before any other character a backslash stands for itself, as one published example needs.
    mutating func string() throws(ExpressionError) -> String {
        let start = offset
        var content: [UInt8] = []
        offset += 1
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                if let escaped = next, escaped == UInt8(ascii: "\\") || escaped == UInt8(ascii: "\"") {
                    content.append(escaped)
                    offset += 1
                } else {
                    content.append(byte)
                }
            default:
                content.append(byte)
            }
        }
        throw error(at: start, "the text’s closing quotation mark is missing; inside a text write \\\" and \\\\")
    }

    /// Whether a number begins here.
    var isAtNumber: Bool {
        switch next {
        case UInt8(ascii: "-"): byte(at: offset + 1).map(Self.isDigit) == true
        case UInt8(ascii: "&"): byte(at: offset + 1).map { $0 | 0x20 == UInt8(ascii: "h") } == true
        case .some(let byte): Self.isDigit(byte)
        case nil: false
        }
    }

    mutating func number() throws(ExpressionError) -> NumberLiteral {
        let start = offset
        offset += 1
        while let byte = next, Self.isDigit(byte) || Self.isLetter(byte) || byte == UInt8(ascii: ".") { offset += 1 }
        let literal = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let number = NumberLiteral(literal) else {
            throw error(at: start, "“\(literal)” is not a whole number that fits in 64 bits")
        }
        return number
    }

    mutating func comparison() -> ComparisonOperator? {
        let second = byte(at: offset + 1)
        let found: ComparisonOperator? =
            switch next {
            case UInt8(ascii: "="): .equal
            case UInt8(ascii: "<"):
                second == UInt8(ascii: ">") ? .notEqual : second == UInt8(ascii: "=") ? .lessOrEqual : .less
            case UInt8(ascii: ">"): second == UInt8(ascii: "=") ? .greaterOrEqual : .greater
            default: nil
            }
        offset += found?.rawValue.utf8.count ?? 0
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
