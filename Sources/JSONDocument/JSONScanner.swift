/// Recursive descent over the bytes of a JSON text.
///
/// UTF-8 is checked once for the whole text, so that strings are made without a second check; that, and reading through an
/// unsafe buffer instead of an array, is what makes it fast. Every index is compared with the buffer's count before it is used.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    var position = 0

    /// A scanner that must not outlive `bytes`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// JSON-text = ws value ws
    mutating func scanText() throws(JSONSyntaxError) -> JSONValue {
        guard bytes.count <= limits.length else {
            throw JSONSyntaxError(offset: limits.length, reason: "the text is longer than \(limits.length) bytes")
        }
        if let offset = invalidUTF8Offset(in: bytes) { throw JSONSyntaxError(offset: offset, reason: "invalid UTF-8") }
        // RFC 8259 §8.1: a byte order mark may be ignored.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try scanValue(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault("unexpected text after the end of the document") }
        return value
    }

    func fault(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(offset: position, reason: reason) }

    /// Whether the next byte is this one.
    func isNext(_ byte: Unicode.Scalar) -> Bool { position < bytes.count && bytes[position] == UInt8(ascii: byte) }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private mutating func scanValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        guard position < bytes.count else { throw fault("the text ends where a value is expected") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object(try scanObject(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try scanArray(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try scanString())
        case UInt8(ascii: "t"): try expect("true"); return .bool(true)
        case UInt8(ascii: "f"): try expect("false"); return .bool(false)
        case UInt8(ascii: "n"): try expect("null"); return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try scanNumber())
        default: throw fault("a value is expected")
        }
    }

    private mutating func expect(_ word: StaticString) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        guard position + length <= bytes.count else { throw fault("a value is expected") }
        for index in 0..<length where bytes[position + index] != word.utf8Start[index] { throw fault("a value is expected") }
        position += length
    }

    /// object = "{" [ member *( "," member ) ] "}"
    private mutating func scanObject(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        guard depth <= limits.depth else { throw fault("nested deeper than \(limits.depth)") }
        position += 1
        skipSpace()
        if isNext("}") {
            position += 1
            return JSONObject()
        }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(4)
        var names = MemberNames()
        while true {
            skipSpace()
            guard isNext("\"") else { throw fault("a member name is expected") }
            guard members.count < limits.members else { throw fault("an object has more than \(limits.members) members") }
            let start = position
            let name = try scanString()
            guard names.insert(name, after: members) else {
                throw JSONSyntaxError(offset: start, reason: "the member “\(name)” occurs twice")
            }
            skipSpace()
            guard isNext(":") else { throw fault("“:” is expected") }
            position += 1
            members.append(JSONObject.Member(name: name, value: try scanValue(depth: depth)))
            if try scanSeparator(or: "}") { return JSONObject(unique: members) }
        }
    }

    /// array = "[" [ value *( "," value ) ] "]"
    private mutating func scanArray(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
        guard depth <= limits.depth else { throw fault("nested deeper than \(limits.depth)") }
        position += 1
        skipSpace()
        if isNext("]") {
            position += 1
            return []
        }
        var elements: [JSONValue] = []
        while true {
            elements.append(try scanValue(depth: depth))
            if try scanSeparator(or: "]") { return elements }
        }
    }

    /// A comma (false) or the closing bracket (true).
    private mutating func scanSeparator(or closing: Unicode.Scalar) throws(JSONSyntaxError) -> Bool {
        skipSpace()
        guard position < bytes.count else { throw fault("the text ends inside an array or object") }
        let isClosing = isNext(closing)
        guard isClosing || isNext(",") else { throw fault("“,” or “\(closing)” is expected") }
        position += 1
        return isClosing
    }

    /// number = [ minus ] int [ frac ] [ exp ]
    mutating func scanNumber() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        if isNext("-") { position += 1 }
        let whole = scanDigits()
        guard whole > 0 else { throw fault("a digit is expected") }
        if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
            throw JSONSyntaxError(offset: start, reason: "a number must not begin with 0")
        }
        if isNext(".") {
            position += 1
            guard scanDigits() > 0 else { throw fault("a digit is expected after the point") }
        }
        if isNext("e") || isNext("E") {
            position += 1
            if isNext("+") || isNext("-") { position += 1 }
            guard scanDigits() > 0 else { throw fault("a digit is expected in the exponent") }
        }
        return JSONNumber(checked: text(start..<position))
    }

    private mutating func scanDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        return position - start
    }

    /// The text between two places; it is known to be UTF-8.
    func text(_ range: Range<Int>) -> String { String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) }
}
