import GraphAPI
import Testing

@Suite("Durations as Graph and its clients write them")
struct DurationTextTests {
    @Test(arguments: [
        ("PT40M", 2400.0), ("PT1H30M", 5400), ("P1DT2H", 93_600), ("PT0.5S", 0.5), ("0:40:00", 2400), ("1 day, 2:00:00", 93_600),
        ("P2W", 1_209_600), ("PT2400S", 2400),
    ])
    func reads(_ text: String, _ seconds: Double) { #expect(DurationText.parse(text) == .seconds(seconds)) }

    @Test(arguments: ["", "P", "PT", "40", "PT40", "P1M2", "PTM", "1:2", "0:60:00", "-1:00:00", "soon", "P10675199DT2H48M5.4775807S"])
    func refuses(_ text: String) { #expect(DurationText.parse(text) == nil) }

    @Test(arguments: [(2400, "PT40M"), (5400, "PT1H30M"), (0, "PT0S"), (86_400, "PT24H"), (61, "PT1M1S")])
    func writes(_ seconds: Int, _ text: String) { #expect(DurationText.format(.seconds(seconds)) == text) }
}
