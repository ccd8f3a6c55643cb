package import FoundationEssentials

/// The text of a point in time, as Graph writes it: `2024-05-01T09:00:00Z`, with up to seven fractional digits or an offset.
package enum DateTimeText {
    /// Whether the text is a date and time, or a date alone, that exists in the calendar.
    package static func isValid(_ text: String) -> Bool {
        parse(text) != nil
    }

    /// The point in time, to the millisecond.
    package static func parse(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        guard let day = number(bytes, 8, 2), let month = number(bytes, 5, 2), let year = number(bytes, 0, 4),
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let days = daysSince1970(year: year, month: month, day: day)
        else { return nil }
        let midnight = Double(days) * 86_400
        if bytes.count == 10 { return Date(timeIntervalSince1970: midnight) }
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let second = number(bytes, 17, 2), let minute = number(bytes, 14, 2), let hour = number(bytes, 11, 2),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), hour < 24, minute < 60, second < 60
        else { return nil }
        var rest = bytes[19...]
        var milliseconds = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...9).contains(digits.count) else { return nil }
            for position in 0..<3 {
                let digit = position < digits.count ? Int(digits[digits.startIndex + position] - UInt8(ascii: "0")) : 0
                milliseconds = milliseconds * 10 + digit
            }
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offset(Array(rest)) else { return nil }
        let seconds = Double(hour * 3600 + minute * 60 + second - offset)
        return Date(timeIntervalSince1970: midnight + seconds + Double(milliseconds) / 1000)
    }

    /// The text in UTC: to the second, or to the millisecond when there is a fraction.
    package static func format(_ date: Date) -> String {
        let total = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let (days, inDay) = total.flooredQuotient(by: 86_400_000)
        let (year, month, day) = civil(fromDays: days)
        let clock = inDay / 1000
        let fraction = inDay % 1000
        let text =
            "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(clock / 3600, 2)):\(padded(clock / 60 % 60, 2)):\(padded(clock % 60, 2))"
        return fraction == 0 ? text + "Z" : text + ".\(padded(fraction, 3))Z"
    }

    /// Seconds east of UTC of "Z" or "+02:00".
    private static func offset(_ bytes: [UInt8]) -> Int? {
        if bytes == [UInt8(ascii: "Z")] || bytes == [UInt8(ascii: "z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes, 1, 2), let minutes = number(bytes, 4, 2),
            hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
        guard bytes.count >= start + length else { return nil }
        var value = 0
        for byte in bytes[start..<start + length] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ value: some BinaryInteger, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Days of the proleptic Gregorian calendar, counted from March so that the leap day comes last.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), day >= 1, day <= lengths[month - 1], year >= 1 else { return nil }
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).flooredQuotient(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let quotient = (self >= 0 ? self : self - divisor + 1) / divisor
        return (quotient, self - quotient * divisor)
    }
}
