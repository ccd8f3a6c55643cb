internal import CPCRE2

/// PCRE2's compiled form of a pattern.
///
/// Unchecked: the pointer leads to memory that PCRE2 never changes after compilation and that it documents as safe to
/// share between threads; everything that changes during a search is made anew for each search.
final class CompiledPattern: @unchecked Sendable {
    struct Group {
        let name: String
        let number: Int
    }

    let groupCount: Int
    /// The named groups, in the order of the pattern.
    let namedGroups: [Group]
    private let code: OpaquePointer

    /// .NET's meaning of characters and classes: UTF-8, Unicode classes, `\uHHHH`, several groups of one name.
    private static let options = PCRE2_UTF | PCRE2_UCP | PCRE2_ALT_BSUX | PCRE2_DUPNAMES | PCRE2_NEVER_BACKSLASH_C

    init(_ pattern: String) throws(RegularExpressionError) {
        guard let context = pcre2_compile_context_create_8(nil) else {
            throw .failed(pattern: pattern, reason: "no memory")
        }
        defer { pcre2_compile_context_free_8(context) }
        // .NET knows one line end only.
        _ = pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))

        var errorCode: Int32 = 0
        var errorOffset = 0
        let bytes = Array(pattern.utf8)
        let compiled = pcre2_compile_8(bytes, bytes.count, Self.options, &errorCode, &errorOffset, context)
        guard let compiled else {
            let before = String(decoding: bytes.prefix(errorOffset), as: UTF8.self)
            throw .syntax(
                pattern: pattern, offset: before.unicodeScalars.count + 1, reason: Self.message(for: errorCode))
        }
        code = compiled

        var count: UInt32 = 0
        _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        groupCount = Int(count)
        namedGroups = Self.namedGroups(of: compiled)
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// The place of every group (0 is the whole match) in the first match at or after `start`, in bytes.
    func match(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool
    ) -> Result<[Range<Int>?]?, Failure> {
        guard let found = pcre2_match_data_create_from_pattern_8(code, nil),
            let context = pcre2_match_context_create_8(nil)
        else { return .failure(.code(PCRE2_ERROR_NOMEMORY)) }
        defer {
            pcre2_match_data_free_8(found)
            pcre2_match_context_free_8(context)
        }
        _ = pcre2_set_match_limit_8(context, Self.matchLimit(forBytes: text.count))
        _ = pcre2_set_heap_limit_8(context, Self.heapLimit)

        // Swift's strings are valid UTF-8: PCRE2 need not check again.
        let options = PCRE2_NO_UTF_CHECK | (isWhole ? PCRE2_ANCHORED | PCRE2_ENDANCHORED : 0)
        let code = pcre2_match_8(code, text.baseAddress, text.count, start, options, found, context)
        switch code {
        case PCRE2_ERROR_NOMATCH: return .success(nil)
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_DEPTHLIMIT: return .failure(.tooCostly)
        case ..<0: return .failure(.code(code))
        default: break
        }
        guard let offsets = pcre2_get_ovector_pointer_8(found) else { return .failure(.code(PCRE2_ERROR_INTERNAL)) }
        return .success(
            (0...groupCount).map { group in
                // A group that took no part has an offset outside the text; `\K` can put a start behind its end.
                let (lower, upper) = (Int(offsets[2 * group]), Int(offsets[2 * group + 1]))
                guard (0...text.count).contains(lower) else { return nil }
                return lower..<max(lower, upper)
            })
    }

    enum Failure: Error {
        case tooCostly
        case code(Int32)
    }

    /// Steps allowed from one starting place. It grows with the text, so that honest patterns pass on long values, while a
    /// pattern that doubles its work with every character ends within milliseconds.
    private static func matchLimit(forBytes count: Int) -> UInt32 {
        UInt32(min(20_000 + 50 * count, 500_000))
    }

    /// KiB of memory for going back.
    private static let heapLimit: UInt32 = 16 * 1024

    static func message(for code: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(code)"
    }

    /// PCRE2's table of names: entries of equal size, each two bytes of number and a name that ends in zero.
    private static func namedGroups(of code: OpaquePointer) -> [Group] {
        var count: UInt32 = 0
        var size: UInt32 = 0
        var table: UnsafePointer<UInt8>?
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
        _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
        guard let table else { return [] }
        return (0..<Int(count)).map { index in
            let entry = UnsafeBufferPointer(start: table + index * Int(size), count: Int(size))
            let name = entry.dropFirst(2).prefix { $0 != 0 }
            return Group(name: String(decoding: name, as: UTF8.self), number: Int(entry[0]) << 8 | Int(entry[1]))
        }
        .sorted { $0.number < $1.number }
    }
}
