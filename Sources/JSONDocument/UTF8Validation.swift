/// The offset of the first byte that is not part of well-formed UTF-8, or `nil` when all is well.
///
/// - SeeAlso: Unicode 15, table 3-7
func invalidUTF8Offset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while true {
        index = firstNonASCII(in: bytes, from: index)
        guard index < bytes.count else { return nil }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: length = 3
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
        for place in (index + 2)..<(index + length) where bytes[place] & 0xC0 != 0x80 { return index }
        index += length
    }
}

private func firstNonASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
        while index + 8 <= bytes.count,
            UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { index += 8 }
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
}
