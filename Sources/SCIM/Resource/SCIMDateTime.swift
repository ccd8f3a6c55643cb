/// A moment, as SCIM writes it: `2026-11-23T03:04:05.678Z`.
///
/// Reads what `xsd:dateTime` and RFC 3339 allow within the years 0001 to 9999: fractions of any length (kept to the millisecond), offsets, a missing
/// zone (taken as UTC), a leap second (the second after) and `24:00:00`. Prints UTC with three digits.
///
/// - SeeAlso: [RFC 7643 §2.3.5](https://datatracker.ietf.org/doc/html/rfc7643#section-2.3.5)
public struct SCIMDateTime: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    public let millisecondsSince1970: Int64

    /// The moment that many milliseconds after 1970-01-01T00:00:00Z.
    public init(millisecondsSince1970: Int64) {
        self.millisecondsSince1970 = millisecondsSince1970
    }

    /// Reads a date and time; `nil` when the text is not one.
    public init?(_ text: String) {
        var digits = DateTimeDigits(text)
        guard let moment = digits.moment() else { return nil }
        self.millisecondsSince1970 = moment
    }

    /// Whether the first moment is earlier.
    public static func < (left: SCIMDateTime, right: SCIMDateTime) -> Bool {
        left.millisecondsSince1970 < right.millisecondsSince1970
    }
}

extension SCIMDateTime: CustomStringConvertible {
    /// The moment in UTC with milliseconds.
    public var description: String {
        let days = Self.floorDivide(millisecondsSince1970, 86_400_000)
        let inDay = millisecondsSince1970 - days * 86_400_000
        let (year, month, day) = Self.civil(fromDays: days)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        Self.append(year, width: 4, to: &text)
        for (separator, number, width) in [
            (UInt8(ascii: "-"), month, 2), (UInt8(ascii: "-"), day, 2), (UInt8(ascii: "T"), inDay / 3_600_000, 2),
            (UInt8(ascii: ":"), inDay / 60_000 % 60, 2), (UInt8(ascii: ":"), inDay / 1000 % 60, 2), (UInt8(ascii: "."), inDay % 1000, 3),
        ] {
            text.append(separator)
            Self.append(number, width: width, to: &text)
        }
        text.append(UInt8(ascii: "Z"))
        return String(decoding: text, as: UTF8.self)
    }

    private static func append(_ number: Int64, width: Int, to text: inout [UInt8]) {
        let digits = String(number).utf8
        text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count)))
        text.append(contentsOf: digits)
    }
}

/// The proleptic Gregorian calendar, counted in days from 1970-01-01; years begin in March, so that leap days come last.
extension SCIMDateTime {
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let quotient = dividend / divisor
        return dividend % divisor < 0 ? quotient - 1 : quotient
    }
}
