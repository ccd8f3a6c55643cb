/// Makes UUIDs of version 7: the time first, then random bits, so that rows created together are stored together.
///
/// - SeeAlso: [RFC 9562 §5.7](https://datatracker.ietf.org/doc/html/rfc9562#section-5.7)
public enum TimeOrderedUUID {
    /// A fresh lower-case UUID for a moment, in milliseconds since 1970 UTC.
    public static func make(at milliseconds: Int64) -> String {
        var generator = SystemRandomNumberGenerator()
        return make(at: milliseconds, using: &generator)
    }

    /// The same with a random generator of one's own, for reproducible identifiers.
    public static func make(at milliseconds: Int64, using generator: inout some RandomNumberGenerator) -> String {
        let time = UInt64(truncatingIfNeeded: milliseconds) & 0xFFFF_FFFF_FFFF
        let high = time << 16 | 0x7000 | (generator.next() & 0xFFF)
        let low = (generator.next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for word in [high, low] {
            for shift in stride(from: 60, through: 0, by: -4) {
                if [8, 13, 18, 23].contains(text.count) { text.append(UInt8(ascii: "-")) }
                let digit = UInt8(word >> UInt64(shift) & 0xF)
                text.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
