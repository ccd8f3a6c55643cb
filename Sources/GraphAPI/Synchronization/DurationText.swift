/// A span of time as Graph writes it, `PT40M`, and as clients send it.
///
/// - SeeAlso: ISO 8601 durations; `graph-sync-api.md`, SDK defect 2: the Python SDK writes a duration as `0:40:00`.
package enum DurationText {
    /// The span; nil when the text is neither `P[nD]T[nH][nM][nS]` nor `[D day[s], ]H:MM:SS`.
    package static func parse(_ text: String) -> Duration? {
        text.first == "P" ? parseISO(text.dropFirst()) : parseClock(text[...])
    }

    /// The ISO 8601 text, to the second; days are not used, as Graph does not.
    package static func format(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        var text = "PT"
        if seconds >= 3600 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
        if seconds % 60 > 0 || seconds == 0 { text += "\(seconds % 60)S" }
        return text
    }

    private static func parseISO(_ text: Substring) -> Duration? {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = sum(halves[0], units: ["W": 604_800, "D": 86_400]) else { return nil }
        guard halves.count == 2 else { return halves[0].isEmpty ? nil : days }
        guard !halves[1].isEmpty, let time = sum(halves[1], units: ["H": 3600, "M": 60, "S": 1]) else { return nil }
        return days + time
    }

    private static func sum(_ text: Substring, units: [Character: Double]) -> Duration? {
        var total = Duration.zero
        var rest = text
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            guard let value = Double(number), let unit = rest.dropFirst(number.count).first, let seconds = units[unit] else { return nil }
            guard value * seconds < longest else { return nil }
            total += .seconds(value * seconds)
            rest = rest.dropFirst(number.count + 1)
        }
        return total
    }

    private static func parseClock(_ text: Substring) -> Duration? {
        var clock = text
        var days = 0.0
        if let comma = text.firstIndex(of: ",") {
            guard let count = text.split(separator: " ").first.flatMap({ Double($0) }) else { return nil }
            days = count
            clock = text[text.index(after: comma)...].drop { $0 == " " }
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        guard parts.count == 3, let hours = parts[0], let minutes = parts[1], let seconds = parts[2],
            minutes < 60, seconds < 60, min(days, hours, minutes, seconds) >= 0
        else { return nil }
        let total = days * 86_400 + hours * 3600 + minutes * 60 + seconds
        return total < longest ? .seconds(total) : nil
    }

    /// A hundred years: whatever is longer is no schedule.
    private static let longest = 100 * 366 * 86_400.0
}
