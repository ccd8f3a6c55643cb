/// The order of two JSON numbers, decided on their digits: no double comes between 9007199254740993 and its neighbour.
enum DecimalOrder {
    case less, equal, greater

    /// Compares two literals of JSON's number grammar.
    static func compare(_ left: String, _ right: String) -> DecimalOrder {
        let (a, b) = (Decimal(left), Decimal(right))
        if a.sign != b.sign { return a.sign < b.sign ? .less : .greater }
        let magnitude = compareMagnitudes(a, b)
        guard a.sign < 0 else { return magnitude }
        return switch magnitude {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }

    private static func compareMagnitudes(_ a: Decimal, _ b: Decimal) -> DecimalOrder {
        if a.exponent != b.exponent { return a.exponent < b.exponent ? .less : .greater }
        if a.digits == b.digits { return .equal }
        return a.digits.lexicographicallyPrecedes(b.digits) ? .less : .greater
    }

    /// sign × 0.digits × 10^exponent, without leading or trailing zeros; zero has no digits and sign 0.
    private struct Decimal {
        var sign = 1
        var digits: [UInt8] = []
        var exponent = 0

        init(_ literal: String) {
            var written = 0  // the exponent part, as far as an Int holds it
            var isNegative = false
            var afterPoint = false
            var integerDigits = 0
            let parts = literal.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) {
                $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
            }
            for byte in parts[0] {
                switch byte {
                case UInt8(ascii: "-"): isNegative = true
                case UInt8(ascii: "."): afterPoint = true
                default:
                    digits.append(byte)
                    if !afterPoint { integerDigits += 1 }
                }
            }
            if parts.count > 1 {
                let text = String(decoding: parts[1], as: UTF8.self)
                // Far beyond any number of digits that fits in a request; the order of such numbers is the order of their exponents.
                written = Int(text) ?? (text.hasPrefix("-") ? Int.min / 4 : Int.max / 4)
                written = min(max(written, Int.min / 4), Int.max / 4)
            }
            let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
            digits.removeFirst(zeros)
            while digits.last == UInt8(ascii: "0") { digits.removeLast() }
            exponent = digits.isEmpty ? 0 : integerDigits - zeros + written
            sign = digits.isEmpty ? 0 : isNegative ? -1 : 1
        }
    }
}
