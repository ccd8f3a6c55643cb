/// The place of the next quotation mark, backslash or control character at or after `start`; the count when there is none.
///
/// Eight bytes at a time: subtracting from every byte at once sets the top bit of those that were too small. A borrow can
/// set it in a later byte too, never in an earlier one, so the lowest bit that is set is right.
func firstJSONSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            let found = ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word) & tops
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
    }
    while index < bytes.count, !isJSONSpecial(bytes[index]) { index += 1 }
    return index
}

/// Whether RFC 8259 §7 lets the byte stand in a string only when it is escaped.
private func isJSONSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }
