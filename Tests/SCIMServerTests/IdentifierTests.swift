import SCIMServer
import Testing

@Suite("Identifiers, entity-tags and unique keys")
struct IdentifierTests {
    private struct Zeros: RandomNumberGenerator { mutating func next() -> UInt64 { 0 } }
    private struct Ones: RandomNumberGenerator { mutating func next() -> UInt64 { .max } }

    @Test("a UUID of version 7 begins with the time")
    func uuid() {
        var zeros = Zeros()
        var ones = Ones()
        #expect(TimeOrderedUUID.make(at: 0x0123_4567_89AB, using: &zeros) == "01234567-89ab-7000-8000-000000000000")
        #expect(TimeOrderedUUID.make(at: 0x0123_4567_89AB, using: &ones) == "01234567-89ab-7fff-bfff-ffffffffffff")
        #expect(TimeOrderedUUID.make(at: 1) < TimeOrderedUUID.make(at: 2))
    }

    @Test(
        "If-Match",
        arguments: [
            ("*", true), ("W/\"3\"", true), ("\"3\"", true), ("3", true), ("W/\"2\"", false), ("W/\"2\", W/\"3\"", true), ("", false),
            ("\"abc\"", false), (" W/\"3\" ", true),
        ])
    func condition(_ header: String, _ matches: Bool) {
        #expect(EntityTagCondition(header).matches(version: 3) == matches)
    }

    @Test(
        "names that differ only in case or composition are one",
        arguments: [
            ("Ann@X.com", "ann@x.COM"), ("ÉVA", "e\u{301}va"), ("STRASSE", "strasse"), ("ПЁТР", "пётр"), ("Ὀδυσσεύς", "ὀδυσσεύς"),
        ])
    func uniqueKey(_ left: String, _ right: String) {
        #expect(Array(UniqueKey.folded(left).utf8) == Array(UniqueKey.folded(right).utf8))
        #expect(UniqueKey.folded(UniqueKey.folded(left)) == UniqueKey.folded(left))
    }
}
