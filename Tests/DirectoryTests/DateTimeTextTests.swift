import Directory
import FoundationEssentials
import Testing

@Suite struct DateTimeTextTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2000-02-29T12:00:00Z", 951_825_600), ("2024-05-01T09:30:00.1234567Z", 1_714_555_800.123),
        ("2024-05-01T11:30:00+02:00", 1_714_555_800), ("2024-05-01", 1_714_521_600), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ])
    func `points in time are read`(text: String, seconds: Double) throws {
        #expect(try #require(DateTimeText.parse(text)).timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "2024-5-1", "2023-02-29T00:00:00Z", "2024-05-01T24:00:00Z", "2024-05-01T09:30Z", "2024-05-01T09:30:00", "2024-05-01 09:30:00Z",
        "2024-05-01T09:30:00.Z", "2024-13-01T00:00:00Z", "yesterday",
    ])
    func `what is no point in time is refused`(text: String) {
        #expect(DateTimeText.isValid(text) == false)
    }

    @Test(arguments: ["1969-12-31T23:59:59.999Z", "2000-02-29T00:00:00Z", "2024-12-31T23:59:59Z", "1600-03-01T00:00:00Z"])
    func `writing undoes reading`(text: String) throws {
        #expect(DateTimeText.format(try #require(DateTimeText.parse(text))) == text)
    }
}
