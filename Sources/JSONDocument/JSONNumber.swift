/// A JSON number, kept as the literal that was written, so that no digit is lost.
///
/// Two numbers are equal when their literals are: `1` and `1.0` differ.
public struct JSONNumber: Hashable, Sendable {
    /// The number as written, for example `1.50` or `9007199254740993`.
    public let literal: String

    /// A whole number.
    public init(_ value: Int) { literal = String(value) }

    /// A number from its JSON literal; `nil` when the text is not one.
    public init?(literal: String) {
        let bytes = Array(literal.utf8)
        let isNumber = bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer, limits: .default)
            return (try? scanner.scanNumber()) != nil && scanner.position == buffer.count
        }
        guard isNumber else { return nil }
        self.literal = literal
    }

    init(checked literal: String) { self.literal = literal }

    /// The value as an integer, when the literal denotes one that fits: `12`, `12.0` and `1.2e1`, not `12.5`.
    public var int: Int? { Int(literal) ?? shiftedInteger }

    /// The nearest double; infinite when the literal exceeds what a double holds.
    public var double: Double { Double(literal) ?? .nan }

    /// The integer of a literal with a fraction or an exponent, exactly: the digits without their point, moved by the exponent.
    private var shiftedInteger: Int? {
        let parts = literal.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
        guard let mantissa = parts.first else { return nil }
        let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        let allDigits = pieces.joined()
        var zeros = allDigits.utf8.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        let digits = Substring(allDigits.utf8.dropLast(zeros))
        if digits.isEmpty || digits == "-" { return 0 }
        if pieces.count > 1 { zeros -= pieces[1].utf8.count }
        if parts.count > 1 {
            // An exponent that no Int holds denotes a number that no Int holds, or a fraction.
            guard let exponent = Int(parts[1]), exponent.magnitude < 1 << 32 else { return nil }
            zeros += exponent
        }
        // 19 digits hold every Int.
        guard zeros >= 0, zeros < 19 else { return nil }
        return Int(digits + String(repeating: "0", count: zeros))
    }
}
