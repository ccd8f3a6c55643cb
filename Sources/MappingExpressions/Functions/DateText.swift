/// The text in which dates travel between functions: `M/d/yyyy h:mm:ss tt`, UTC.
enum DateText {
    static func text(secondsSince1970 seconds: Int) -> String {
        let (days, second) = seconds.quotientAndRemainder(flooringBy: 86_400)
        let (year, month, day) = civilDate(daysSince1970: days)
        let (hour, minute) = (second / 3600, second / 60 % 60)
        let clock = "\(hour % 12 == 0 ? 12 : hour % 12):\(twoDigits(minute)):\(twoDigits(second % 60))"
        let yearDigits = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(month)/\(day)/\(yearDigits) \(clock) \(hour < 12 ? "AM" : "PM")"
    }

    /// The Gregorian date; years are counted from March, so that the leap day is the last.
    private static func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndRemainder(flooringBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Int {
    fileprivate func quotientAndRemainder(flooringBy divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
