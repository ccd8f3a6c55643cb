/// A 128-bit identifier, written in the directory as 8-4-4-4-12 hexadecimal digits.
///
/// Kept as two integers rather than as text: a page of a large directory holds thousands of them, and their
/// order is the order of the lower-case text, so that keyset paging agrees with the storage.
package struct GUID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// All zeros: the directory's way of saying "the default one".
    package static let zero = GUID(high: 0, low: 0)

    /// Reads 36 characters of hexadecimal digits and hyphens, in either case; nil for anything else.
    package init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { bytes in GUID.parse(bytes) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// A random identifier of version 4.
    package static func random(using generator: inout some RandomNumberGenerator) -> GUID {
        GUID(version4High: generator.next(), low: generator.next())
    }

    /// A random identifier of version 4 from the system's generator.
    package static func random() -> GUID {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// An identifier of version 7: the time first, then random bits, so that rows made together are stored together.
    ///
    /// - Parameter milliseconds: since 1970 UTC.
    /// - SeeAlso: RFC 9562 §5.7
    package static func timeOrdered(at milliseconds: Int64) -> GUID {
        var generator = SystemRandomNumberGenerator()
        let time = UInt64(truncatingIfNeeded: milliseconds) & 0xFFFF_FFFF_FFFF
        let random: (UInt64, UInt64) = (generator.next(), generator.next())
        return GUID(high: time << 16 | 0x7000 | random.0 & 0xFFF, low: (random.1 & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000)
    }

    /// Puts the version and variant bits of a version 4 identifier over arbitrary bits.
    package init(version4High high: UInt64, low: UInt64) {
        self.init(high: (high & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000, low: (low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000)
    }

    /// The lower-case text, as it is stored and served.
    package var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var digit = 0
            for position in 0..<36 {
                if position == 8 || position == 13 || position == 18 || position == 23 {
                    buffer[position] = UInt8(ascii: "-")
                    continue
                }
                let word = digit < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit % 16))) & 0x0F
                buffer[position] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
                digit += 1
            }
            return 36
        }
    }

    package var description: String { text }

    package static func < (left: GUID, right: GUID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> GUID? {
        guard bytes.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (position, byte) in bytes.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let nibble: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): nibble = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            if digits < 16 {
                words.0 = words.0 << 4 | UInt64(nibble)
            } else {
                words.1 = words.1 << 4 | UInt64(nibble)
            }
            digits += 1
        }
        return GUID(high: words.0, low: words.1)
    }
}
