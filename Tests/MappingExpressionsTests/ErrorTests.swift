import Testing

@testable import MappingExpressions

@Suite("Errors name the place")
struct ErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let rendering: String
        var testDescription: String { text }
    }

    static let parseErrors = [
        Case(
            text: #"Append(Uper([x]), "y")"#,
            rendering: """
                line 1, column 8: “Uper” is not a function; did you mean “ToUpper”?
                    Append(Uper([x]), "y")
                           ^
                """),
        Case(
            text: "Append([a],\n  Mid([b], 1), \"c\")",
            rendering: """
                line 2, column 3: Mid(source, start, length) takes at least 3 arguments, not 2
                      Mid([b], 1), "c")
                      ^
                """),
        Case(
            text: #"ToLower([a], "en-US", "x")"#,
            rendering: """
                line 1, column 23: ToLower(source, culture?) takes at most 2 arguments, not 3
                    ToLower([a], "en-US", "x")
                                          ^
                """),
        Case(
            text: #"Switch([a], "d", "k")"#,
            rendering: """
                line 1, column 1: Switch(source, defaultValue?, switchValue…) takes at least 4 arguments, not 3
                    Switch([a], "d", "k")
                    ^
                """),
        Case(
            text: #"Switch([a], "d", "k", "v", "k")"#,
            rendering: """
                line 1, column 1: Switch(source, defaultValue?, switchValue…) takes 2 and then groups of 2 arguments, not 5
                    Switch([a], "d", "k", "v", "k")
                    ^
                """),
        Case(
            text: #"Append( , "x")"#,
            rendering: """
                line 1, column 9: Append: the argument “source” must not be blank
                    Append( , "x")
                            ^
                """),
        Case(
            text: #"Not([a] = "b")"#,
            rendering: """
                line 1, column 9: “=” compares only inside the condition of IIF or the argument of CBool
                    Not([a] = "b")
                            ^
                """),
        Case(
            text: #"[a] <> "b""#,
            rendering: """
                line 1, column 5: “<>” compares only inside the condition of IIF or the argument of CBool
                    [a] <> "b"
                        ^
                """),
        Case(
            text: #"Append("é", "x"#,
            rendering: """
                line 1, column 13: the text’s closing quotation mark is missing; inside a text write \\" and \\\\
                    Append("é", "x
                                ^
                """),
        Case(
            text: "ToLower([mail)",
            rendering: """
                line 1, column 9: the attribute’s closing “]” is missing
                    ToLower([mail)
                            ^
                """),
        Case(
            text: "ToLower([ ])",
            rendering: """
                line 1, column 9: the brackets hold no attribute name
                    ToLower([ ])
                            ^
                """),
        Case(
            text: "ToLower(mail)",
            rendering: """
                line 1, column 9: “mail” is not a word of the language; write [mail] for an attribute or "mail" for a text
                    ToLower(mail)
                            ^
                """),
        Case(
            text: "ToLower([a]",
            rendering: """
                line 1, column 12: the end where “,” or the closing “)” of ToLower is expected
                    ToLower([a]
                               ^
                """),
        Case(
            text: "ToLower([a]) x",
            rendering: """
                line 1, column 14: “x” after the end of the expression
                    ToLower([a]) x
                                 ^
                """),
        Case(
            text: #"Left([a], "three")"#,
            rendering: """
                line 1, column 11: “numChars” of Left is a whole number, not “three”
                    Left([a], "three")
                              ^
                """),
        Case(
            text: "Left([a], 99999999999999999999)",
            rendering: """
                line 1, column 11: “99999999999999999999” is not a whole number that fits in 64 bits
                    Left([a], 99999999999999999999)
                              ^
                """),
        Case(
            text: #"Replace([a], , "(a", , "b")"#,
            rendering: """
                line 1, column 16: Replace: “(a” is not a regular expression: missing closing parenthesis, at its character 3
                    Replace([a], , "(a", , "b")
                                   ^
                """),
        Case(
            text: #"Replace([a], , "(?<n>a)", "m", "b")"#,
            rendering: """
                line 1, column 27: Replace: the pattern “(?<n>a)” has no group named “m”
                    Replace([a], , "(?<n>a)", "m", "b")
                                              ^
                """),
        Case(
            text: #"ToLower("x", "no culture")"#,
            rendering: """
                line 1, column 14: ToLower: “no culture” is not a culture name such as en-US
                    ToLower("x", "no culture")
                                 ^
                """),
        Case(
            text: "IgnoreAttributeFlow",
            rendering: """
                line 1, column 1: “IgnoreAttributeFlow” cannot stand alone; constants are written in quotation marks
                    IgnoreAttributeFlow
                    ^
                """),
        Case(
            text: " ",
            rendering: "line 1, column 2: the expression is empty\n     \n     ^"),
    ]

    @Test("mistakes in the text", arguments: parseErrors)
    func mistakeInTheText(_ mistake: Case) {
        #expect(errorText(mistake.text) == mistake.rendering)
    }

    static let evaluationErrors = [
        Case(
            text: #"Append("a", Item([list], 3))"#,
            rendering: """
                line 1, column 26: Item: [list] has 2 values; there is no item 3
                    Append("a", Item([list], 3))
                                             ^
                """),
        Case(
            text: "Left([mail], [mail])",
            rendering: """
                line 1, column 14: Left: [mail] is “a@x”, not a whole number
                    Left([mail], [mail])
                                 ^
                """),
        Case(
            text: "ToLower([list])",
            rendering: """
                line 1, column 9: ToLower: [list] has 2 values where one is needed; use Item or Join
                    ToLower([list])
                            ^
                """),
        Case(
            text: #"IIF([mail] > 5, "a", "b")"#,
            rendering: """
                line 1, column 12: “a@x” > “5” cannot be compared; both must be single numbers or single texts
                    IIF([mail] > 5, "a", "b")
                               ^
                """),
        Case(
            text: "Mid([mail], 0, 1)",
            rendering: """
                line 1, column 13: Mid: start counts from 1, not 0
                    Mid([mail], 0, 1)
                                ^
                """),
        Case(
            text: #"Replace([long], , "(a+)+$", , "")"#,
            rendering: """
                line 1, column 19: Replace: the pattern “(a+)+$” is too costly on this value and was given up; avoid repetitions inside repetitions
                    Replace([long], , "(a+)+$", , "")
                                      ^
                """),
    ]

    @Test("values that do not fit", arguments: evaluationErrors)
    func valueThatDoesNotFit(_ mistake: Case) {
        let attributes: [String: ExpressionValue] = [
            "mail": .string("a@x"), "list": .strings(["a", "b"]), "long": .string(String(repeating: "a", count: 60) + "!"),
        ]
        #expect(errorText(mistake.text, attributes) == mistake.rendering)
    }

    @Test("the place in a long line is shown with its surroundings only")
    func longLine() throws {
        let text = "Join(\"\", " + String(repeating: "[a], ", count: 100) + "Uper([b]), " + String(repeating: "[c], ", count: 99) + "[d])"
        let error = #expect(throws: ExpressionError.self) { try Expression(text) }
        let lines = try #require(error).describe(in: text).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].count < 140)
        #expect(lines[1].dropFirst(lines[2].count - 1).hasPrefix("Uper"))
    }

    @Test("an attribute the caller does not know is reported at its place")
    func unknownAttribute() throws {
        let expression = try Expression("Join(\" \", [givenName], [sirname])")
        #expect(expression.error(atAttribute: "sirname", reason: "unknown").position == 24)
    }
}
