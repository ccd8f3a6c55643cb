extension JSONScanner {
    /// string = quotation-mark *char quotation-mark
    mutating func scanString() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        skipPlainCharacters()
        if isNext("\"") {
            defer { position += 1 }
            return text(start..<position)
        }
        return try scanEscapedString(from: start)
    }

    /// Goes to the next quotation mark, backslash or control character, or to the end.
    private mutating func skipPlainCharacters() {
        position = firstJSONSpecial(in: bytes, from: position)
    }

    private mutating func scanEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var unescaped = Array(bytes[start..<position])
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                try scanEscape(into: &unescaped)
            default:
                throw fault("a control character must be escaped")
            }
            let plain = position
            skipPlainCharacters()
            unescaped.append(contentsOf: bytes[plain..<position])
        }
        throw fault("the text ends inside a string")
    }

    private mutating func scanEscape(into unescaped: inout [UInt8]) throws(JSONSyntaxError) {
        guard position < bytes.count else { throw fault("the text ends inside a string") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"): unescaped.append(contentsOf: UTF8.encode(try scanUnicodeEscape()) ?? .init())
        default:
            position -= 1
            throw fault("unknown escape")
        }
    }

    /// %x75 4HEXDIG, and the second half of a surrogate pair.
    private mutating func scanUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try scanHexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, isNext("\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
        else { throw fault("a lone surrogate is not a character") }
        position += 2
        let second = try scanHexadecimal()
        guard second >= 0xDC00, second < 0xE000,
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw fault("a lone surrogate is not a character") }
        return scalar
    }

    private mutating func scanHexadecimal() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw fault("four hexadecimal digits are expected") }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = hexadecimalValue(byte) else { throw fault("four hexadecimal digits are expected") }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
