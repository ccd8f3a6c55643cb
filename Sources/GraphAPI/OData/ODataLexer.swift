import Directory
import FoundationEssentials
import JSONDocument

/// One word of a `$filter`.
enum ODataToken: Hashable, Sendable {
    /// A name, an operator or a function; whatever begins with a letter and is no literal.
    case word(String)
    case literal(ODataLiteral)
    case open, close, comma, slash, colon
    case end
}

/// Cuts a `$filter` into words.
struct ODataLexer {
    private let bytes: [UInt8]
    private var offset = 0
    /// Where the word that `next()` gave last begins, in bytes.
    private(set) var start = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The position in characters, counted from 1, of a byte offset.
    func position(of offset: Int) -> Int { String(decoding: bytes[..<offset], as: UTF8.self).count + 1 }

    private func fault(_ reason: String) -> ODataFault { ODataFault(position: position(of: start), reason: reason) }

    mutating func next() throws(ODataFault) -> ODataToken {
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t") { offset += 1 }
        start = offset
        guard offset < bytes.count else { return .end }
        switch bytes[offset] {
        case UInt8(ascii: "("): return single(.open)
        case UInt8(ascii: ")"): return single(.close)
        case UInt8(ascii: ","): return single(.comma)
        case UInt8(ascii: "/"): return single(.slash)
        case UInt8(ascii: ":"): return single(.colon)
        case UInt8(ascii: "'"): return .literal(.string(try quoted()))
        case let byte where isDigit(byte) || byte == UInt8(ascii: "-"): return .literal(try unquoted())
        case let byte where isLetter(byte) || byte == UInt8(ascii: "_"): return word()
        default: throw fault("“\(String(decoding: bytes[offset...].prefix(1), as: UTF8.self))” has no place in a filter")
        }
    }

    private mutating func single(_ token: ODataToken) -> ODataToken {
        offset += 1
        return token
    }

    /// string = SQUOTE *( SQUOTE-in-string / pchar-no-SQUOTE ) SQUOTE; a quote inside is doubled.
    private mutating func quoted() throws(ODataFault) -> String {
        var content: [UInt8] = []
        offset += 1
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            guard byte == UInt8(ascii: "'") else {
                content.append(byte)
                continue
            }
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "'") else { return String(decoding: content, as: UTF8.self) }
            content.append(byte)
            offset += 1
        }
        throw fault("the text has no closing quote")
    }

    /// A number, a date, a point in time or a GUID, which all begin with a digit.
    private mutating func unquoted() throws(ODataFault) -> ODataLiteral {
        let text = take { isDigit($0) || isLetter($0) || "-:.+".utf8.contains($0) }
        if let guid = GUID(text) { return .string(guid.text) }
        if let date = DateTimeText.parse(text) { return .instant(date, text) }
        if let number = JSONNumber(literal: text) { return .number(number) }
        throw fault("“\(text)” is neither a number nor a date such as 2024-05-01 or 2024-05-01T09:00:00Z; a text needs single quotes")
    }

    private mutating func word() -> ODataToken {
        let word = take { isDigit($0) || isLetter($0) || "_-.".utf8.contains($0) }
        if let guid = GUID(word) { return .literal(.string(guid.text)) }
        switch word.lowercased() {
        case "null": return .literal(.null)
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        default: return .word(word)
        }
    }

    private mutating func take(while belongs: (UInt8) -> Bool) -> String {
        let from = offset
        while offset < bytes.count, belongs(bytes[offset]) { offset += 1 }
        return String(decoding: bytes[from..<offset], as: UTF8.self)
    }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
