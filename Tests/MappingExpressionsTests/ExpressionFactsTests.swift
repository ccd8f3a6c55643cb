import FoundationEssentials
import Testing

@testable import MappingExpressions

@Suite("What can be known without a person")
struct ExpressionFactsTests {
    @Test("attribute names, spelled as written")
    func attributeNames() throws {
        let expression = try Expression(#"IIF([country] = "", [Mail], Join("", [a.b], [ city ]))"#)
        #expect(expression.attributeNames == ["country", "Mail", "a.b", "city"])
    }

    @Test("redacted and volatile expressions are marked")
    func marks() throws {
        #expect(try Expression("ToLower(Redact([mail]))").isRedacted)
        #expect(try !Expression("ToLower([mail])").isRedacted)
        #expect(try Expression("Append([mail], Guid())").isVolatile)
        #expect(try !Expression("Append([mail], \"x\")").isVolatile)
    }

    @Test("attribute tables find the exact spelling first, extensions only by it")
    func attributeTable() {
        let table = AttributeTable(["Mail": .string("1"), "mail": .string("2"), "city": .string("3"), "extension_a_B": .string("4")])
        #expect(table.value(ofAttribute: "mail") == .string("2"))
        #expect(table.value(ofAttribute: "MAIL") == .string("1"))
        #expect(table.value(ofAttribute: "CITY") == .string("3"))
        #expect(table.value(ofAttribute: "extension_a_B") == .string("4"))
        #expect(table.value(ofAttribute: "extension_A_b") == .absent)
    }

    @Test(
        "dates in their text form",
        arguments: [
            (0, "1/1/1970 12:00:00 AM"), (1_753_833_600, "7/30/2025 12:00:00 AM"), (951_825_599, "2/29/2000 11:59:59 AM"),
            (-1, "12/31/1969 11:59:59 PM"), (1_625_240_018, "7/2/2021 3:33:38 PM"),
        ])
    func dateText(_ seconds: Int, _ text: String) {
        #expect(DateText.text(secondsSince1970: seconds) == text)
    }
}
