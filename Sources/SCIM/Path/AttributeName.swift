/// The grammar of attribute names (RFC 7643 §2.1) and their comparison, which ignores ASCII case.
package enum AttributeName {
    /// ATTRNAME = ALPHA *(nameChar); nameChar = "$" / "-" / "_" / DIGIT / ALPHA.
    /// `$ref` breaks this rule and is named by the same RFC (§2.4), so it is let through.
    package static func isValid(_ name: some Collection<UInt8>) -> Bool {
        guard let first = name.first else { return false }
        if first == UInt8(ascii: "$") { return name.count == 4 && equal(name, "$ref".utf8) }
        return isAlpha(first) && name.allSatisfy(isNameCharacter)
    }

    /// Whether two names are the same attribute name.
    package static func equal(_ left: String, _ right: String) -> Bool { equal(left.utf8, right.utf8) }

    /// The spelling that stands for all spellings of a name.
    package static func folded(_ name: String) -> String {
        String(decoding: name.utf8.map(lowercased), as: UTF8.self)
    }

    static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { lowercased($0) == lowercased($1) }
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    static func isAlpha(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        isAlpha(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
}
