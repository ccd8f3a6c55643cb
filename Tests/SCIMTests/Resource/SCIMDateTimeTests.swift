import SCIM
import Testing

@Suite("RFC 7643 §2.3.5: dates and times") struct SCIMDateTimeTests {
    @Test(
        "are read to the millisecond and printed in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z"),
            ("2008-01-23T04:56:22Z", 1_201_064_182_000, "2008-01-23T04:56:22.000Z"),
            ("2026-11-23T03:04:05.678Z", 1_795_403_045_678, "2026-11-23T03:04:05.678Z"),
            ("2026-11-23t03:04:05z", 1_795_403_045_000, "2026-11-23T03:04:05.000Z"),
            ("2026-11-23T03:04:05", 1_795_403_045_000, "2026-11-23T03:04:05.000Z"),
            ("2026-11-23T03:04:05.6", 1_795_403_045_600, "2026-11-23T03:04:05.600Z"),
            ("2026-11-23T03:04:05.6789999999999Z", 1_795_403_045_678, "2026-11-23T03:04:05.678Z"),
            ("2026-11-23T03:04:05.0000000Z", 1_795_403_045_000, "2026-11-23T03:04:05.000Z"),
            ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
            ("1582-10-15T00:00:00Z", -12_219_292_800_000, "1582-10-15T00:00:00.000Z"),
            ("0001-01-03T00:00:00.0000000Z", -62_135_424_000_000, "0001-01-03T00:00:00.000Z"),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(String, Int64, String)])
    func moments(text: String, milliseconds: Int64, printed: String) {
        #expect(SCIMDateTime(text)?.millisecondsSince1970 == milliseconds)
        #expect(SCIMDateTime(text)?.description == printed)
        #expect(SCIMDateTime(printed)?.millisecondsSince1970 == milliseconds)
    }

    @Test(
        "offsets are taken off",
        arguments: [
            ("2026-11-23T03:04:05+01:00", "2026-11-23T02:04:05.000Z"), ("2026-11-23T03:04:05-08:00", "2026-11-23T11:04:05.000Z"),
            ("2026-11-23T03:04:05+05:45", "2026-11-22T21:19:05.000Z"), ("2026-11-23T03:04:05-00:00", "2026-11-23T03:04:05.000Z"),
            ("2026-01-01T00:30:00+14:00", "2025-12-31T10:30:00.000Z"), ("2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00.000Z"),
        ])
    func offsets(text: String, printed: String) {
        #expect(SCIMDateTime(text)?.description == printed)
    }

    @Test(
        "leap years, leap seconds and the end of a day",
        arguments: [
            ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"), ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"),
            ("2000-03-01T00:00:00Z", "2000-03-01T00:00:00.000Z"), ("1900-03-01T00:00:00Z", "1900-03-01T00:00:00.000Z"),
            ("2024-12-31T00:00:00Z", "2024-12-31T00:00:00.000Z"), ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
            ("2016-12-31T23:59:60.250Z", "2017-01-01T00:00:00.250Z"), ("2026-02-28T24:00:00Z", "2026-03-01T00:00:00.000Z"),
            ("2026-12-31T24:00:00.000Z", "2027-01-01T00:00:00.000Z"),
        ])
    func calendar(text: String, printed: String) {
        #expect(SCIMDateTime(text)?.description == printed)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "2026", "2026-11-23", "2026-11-23T", "2026-11-23T03:04", "2026-11-23T03:04Z", "03:04:05Z", "2026-11-23 03:04:05Z",
            "2026-11-23T03:04:05.Z", "2026-11-23T03:04:05,5Z", "2026-11-23T03:04:05+01", "2026-11-23T03:04:05+0100",
            "2026-11-23T03:04:05+24:00", "2026-11-23T03:04:05+01:60", "2026-11-23T03:04:05 Z", "2026-11-23T03:04:05ZZ",
            " 2026-11-23T03:04:05Z", "2026-11-23T03:04:05Z\n", "2026-1-23T03:04:05Z", "26-11-23T03:04:05Z", "12026-11-23T03:04:05Z",
            "-2026-11-23T03:04:05Z", "+2026-11-23T03:04:05Z", "0000-01-01T00:00:00Z", "2026-00-23T03:04:05Z", "2026-13-23T03:04:05Z",
            "2026-11-00T03:04:05Z", "2026-11-31T03:04:05Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-23T25:00:00Z",
            "2026-11-23T24:00:01Z", "2026-11-23T24:01:00Z", "2026-11-23T24:00:00.001Z", "2026-11-23T03:60:05Z", "2026-11-23T03:04:61Z",
            "20261123T030405Z", "２０２６-11-23T03:04:05Z", "yesterday", "1795403045",
        ])
    func invalid(text: String) {
        #expect(SCIMDateTime(text) == nil)
    }

    @Test("days of four centuries are read back as they are printed")
    func fourCenturies() throws {
        var moment = try #require(SCIMDateTime("1900-01-01T12:00:00Z"))
        // 146,097 days, in steps that meet every day of every month.
        for _ in 0..<16_233 {
            #expect(SCIMDateTime(moment.description) == moment)
            moment = SCIMDateTime(millisecondsSince1970: moment.millisecondsSince1970 + 9 * 86_400_000)
        }
        #expect(moment.description == "2300-01-01T12:00:00.000Z")
    }

    @Test("are ordered by time, not by text")
    func order() throws {
        let early = try #require(SCIMDateTime("2026-11-23T03:04:05+02:00"))
        let late = try #require(SCIMDateTime("2026-11-23T02:04:05Z"))
        #expect(early < late)
        #expect(try #require(SCIMDateTime("2026-11-23T04:04:05+02:00")) == late)
    }
}
