import Testing

@testable import MappingExpressions

@Suite("No value, the empty text, and what a mapping makes of them (sheet §3, §9)")
struct NothingTests {
    @Test(
        "an empty text made of absent attributes is no value",
        arguments: [
            "[x]", "Left([x], 3)", "Word([x], 1, \" \")", "ToLower(Mid([x], 1, 1))", #"Join(" ", [x], [y])"#,
            "Append([x], [y])", #"Append([x], "")"#, "IIF([x] = \"\", Left([x], 1), \"a\")", "Switch([x], ToLower([x]), \"k\", \"v\")",
            "Coalesce([x], StripSpaces([y]))", #"Replace([x], "a", , , "b")"#, "Redact(Left([x], 1))",
        ])
    func emptyTextOfNothingIsNoValue(_ text: String) throws {
        #expect(try evaluated(text) == .value(.absent))
    }

    @Test(
        "an empty text that was written, or that a text was reduced to, is a value",
        arguments: [
            #"Switch([x], "", "k", "v")"#, #"IIF([x] = "", "", [x])"#, #"Coalesce([x], "")"#, #"Mid([full], 40, 1)"#,
            #"Replace([full], "abc", , , "")"#, "[empty]", "ToLower([empty])", #"Join("", "", "")"#,
        ])
    func writtenEmptyTextIsAValue(_ text: String) throws {
        #expect(try evaluated(text, ["full": .string("abc"), "empty": .string("")]) == .value(.string("")))
    }

    @Test("a value that is not empty is one, whatever is absent beside it")
    func presentValueStays() throws {
        #expect(try evaluated(#"Join(" ", [x], [full])"#, ["full": .string("abc")]) == .value(.string("abc")))
    }
}
