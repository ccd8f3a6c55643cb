/// Reads `date-time` of RFC 3339 §5.6 from left to right, one function per rule.
struct DateTimeDigits {
    private let text: [UInt8]
    private var position = 0

    init(_ text: String) {
        self.text = Array(text.utf8)
    }

    /// date-time = full-date "T" full-time; milliseconds since 1970, or `nil`.
    mutating func moment() -> Int64? {
        guard let days = fullDate(), take("T", "t"), let milliseconds = partialTime(), let offset = timeOffset(), position == text.count
        else { return nil }
        return days * 86_400_000 + milliseconds - offset * 60_000
    }

    /// full-date = 4DIGIT "-" 2DIGIT "-" 2DIGIT, as days since 1970.
    private mutating func fullDate() -> Int64? {
        guard let year = number(digits: 4), year > 0, take("-"), let month = number(digits: 2), (1...12).contains(month),
            take("-"), let day = number(digits: 2), day > 0, day <= Self.days(in: month, of: year)
        else { return nil }
        return SCIMDateTime.days(year: year, month: month, day: day)
    }

    /// partial-time = 2DIGIT ":" 2DIGIT ":" 2DIGIT ["." 1*DIGIT], as milliseconds since midnight.
    private mutating func partialTime() -> Int64? {
        guard let hour = number(digits: 2), hour <= 24, take(":"), let minute = number(digits: 2), minute <= 59,
            take(":"), let second = number(digits: 2), second <= 60
        else { return nil }
        var milliseconds: Int64 = 0
        if take(".") {
            guard let fraction = secondFraction() else { return nil }
            milliseconds = fraction
        }
        let moment = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
        // xsd:dateTime writes the end of a day as 24:00:00, and nothing after it.
        return hour < 24 || moment == 86_400_000 ? moment : nil
    }

    /// 1*DIGIT, as milliseconds; digits after the third are read and dropped.
    private mutating func secondFraction() -> Int64? {
        var milliseconds: Int64 = 0
        var weight: Int64 = 100
        let start = position
        while let digit = digit() {
            milliseconds += digit * weight
            weight /= 10
        }
        return position > start ? milliseconds : nil
    }

    /// time-offset = "Z" / ("+" / "-") 2DIGIT ":" 2DIGIT, as minutes; nothing at all is UTC.
    private mutating func timeOffset() -> Int64? {
        if position == text.count || take("Z", "z") { return 0 }
        let sign: Int64
        if take("+") {
            sign = 1
        } else if take("-") {
            sign = -1
        } else {
            return nil
        }
        guard let hours = number(digits: 2), hours <= 23, take(":"), let minutes = number(digits: 2), minutes <= 59 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func number(digits count: Int) -> Int64? {
        var number: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    private mutating func digit() -> Int64? {
        guard position < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position]) else { return nil }
        defer { position += 1 }
        return Int64(text[position] - UInt8(ascii: "0"))
    }

    private mutating func take(_ choices: Unicode.Scalar...) -> Bool {
        guard position < text.count, choices.contains(Unicode.Scalar(text[position])) else { return false }
        position += 1
        return true
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
