/// Finds where each element of the top-level lists `users` and `groups` stands in a JSON text.
///
/// The elements are parsed one at a time later: the values of a large file together would take ten times its size.
/// What is inside an element is only skipped here; the parser judges it.
struct DirectoryFileScanner {
    private let bytes: [UInt8]
    private var position = 0

    struct Elements {
        var users: [Range<Int>] = []
        var groups: [Range<Int>] = []
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // Editors of some systems put a byte order mark in front.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    static func elements(in bytes: [UInt8]) throws(DirectoryFileError) -> Elements {
        var scanner = DirectoryFileScanner(bytes)
        return try scanner.topLevelObject()
    }

    private mutating func topLevelObject() throws(DirectoryFileError) -> Elements {
        var elements = Elements()
        var seen: Set<String> = []
        try expect(UInt8(ascii: "{"), "an object with “users” and “groups”")
        if !take(UInt8(ascii: "}")) {
            repeat {
                let name = try memberName()
                guard seen.insert(name).inserted else { throw failure("“\(name)” is there twice") }
                try expect(UInt8(ascii: ":"), "“:”")
                switch name {
                case "users": elements.users = try list(name)
                case "groups": elements.groups = try list(name)
                default: throw failure("unknown member “\(name)”; a directory file has “users” and “groups”")
                }
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"), "“,” or “}”")
        }
        skipWhitespace()
        guard position == bytes.count else { throw failure("something follows after the end of the object") }
        return elements
    }

    private mutating func list(_ name: String) throws(DirectoryFileError) -> [Range<Int>] {
        try expect(UInt8(ascii: "["), "a list as “\(name)”")
        var ranges: [Range<Int>] = []
        if take(UInt8(ascii: "]")) { return ranges }
        repeat {
            skipWhitespace()
            let start = position
            try skipValue()
            ranges.append(start..<position)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"), "“,” or “]” after an element of “\(name)”")
        return ranges
    }

    /// Moves behind a value: to the bracket that closes it, or to what cannot belong to it.
    private mutating func skipValue() throws(DirectoryFileError) {
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                try skipString()
                if depth == 0 { return }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 {
                    guard position > start else { throw failure("a value is missing") }
                    return
                }
                depth -= 1
                if depth == 0 {
                    position += 1
                    return
                }
            case UInt8(ascii: ",") where depth == 0:
                guard position > start else { throw failure("a value is missing") }
                return
            default:
                break
            }
            position += 1
        }
        throw failure("the file ends in the middle; it may have been cut off")
    }

    private mutating func skipString() throws(DirectoryFileError) {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"):
                position += 2
            default:
                position += 1
            }
        }
        throw failure("the file ends in the middle of a string; it may have been cut off")
    }

    private mutating func memberName() throws(DirectoryFileError) -> String {
        skipWhitespace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw failure("expected a member's name in quotes") }
        let start = position + 1
        try skipString()
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }

    private mutating func expect(_ byte: UInt8, _ meaning: String) throws(DirectoryFileError) {
        guard !take(byte) else { return }
        // A file that has begun and then stops was most likely copied or written incompletely.
        let isCutOff = position >= bytes.count && bytes.contains(UInt8(ascii: "{"))
        throw failure(isCutOff ? "the file ends in the middle; it may have been cut off" : "expected \(meaning)")
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private func failure(_ detail: String) -> DirectoryFileError {
        let line = bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1
        return DirectoryFileError("line \(line): \(detail)")
    }
}
