import Testing

@testable import RegularExpressions

@Suite("Regular expressions in .NET’s syntax")
struct RegularExpressionTests {
    @Test("a whole match needs the beginning and the end")
    func wholeMatch() throws {
        let expression = try RegularExpression("1[0-9]|1[0-9][0-9]")
        #expect(try expression.matches(whole: "123"))
        #expect(try !expression.matches(whole: "x12"))
        #expect(try !expression.matches(whole: "12\n"))
        #expect(try expression.firstMatch(in: "x12") != nil)
    }

    @Test("groups by name, by repeated name and by number")
    func groups() throws {
        let phone = try #require(try RegularExpression(#"\+(?<code>\d+) (?'rest'.*)"#).firstMatch(in: "tel +49 30 1"))
        #expect(phone.text(ofGroup: "code") == "49")
        #expect(phone.text(ofGroup: "rest") == "30 1")
        #expect(phone.text(ofGroup: "0") == "+49 30 1")
        #expect(phone.text(ofGroup: "none") == nil)
        let repeated = try #require(try RegularExpression("(?<n>a)|(?<n>b)").firstMatch(in: "b"))
        #expect(repeated.text(ofGroup: "n") == "b")
        #expect(try RegularExpression("(?<n>a)").hasGroup(named: "n"))
        #expect(try !RegularExpression("(?<n>a)").hasGroup(named: "m"))
    }

    struct Replacement: Sendable {
        let pattern: String
        let template: String
        let text: String
        let result: String
    }

    /// The results are .NET's.
    static let replacements = [
        Replacement(pattern: "a*", template: "X", text: "ab", result: "XXbX"),
        Replacement(pattern: "x*", template: "-", text: "é😀", result: "-é-😀-"),
        Replacement(pattern: "(a)(?<n>b)(c)", template: "$1$2$3", text: "abc", result: "acb"),
        Replacement(pattern: "(a)", template: "$12$$", text: "a", result: "a2$"),
        Replacement(pattern: "(?<n>a)", template: "[${n}|${x}|$&|$0|$9|$]", text: "a", result: "[a|${x}|a|a|$9|$]"),
        Replacement(pattern: "b", template: "($`,$',$_)", text: "abc", result: "a(a,c,abc)c"),
        Replacement(pattern: "(.*?)(?<id>.{0,8})$", template: "${id}", text: "0000000012345", result: "00012345"),
        Replacement(pattern: #"\d"#, template: "#", text: "1٣", result: "##"),
        Replacement(pattern: #"\u0041"#, template: "a", text: "A", result: "a"),
        Replacement(pattern: "(?i)straße", template: "x", text: "STRAßE", result: "x"),
        Replacement(pattern: "nothing", template: "x", text: "abc", result: "abc"),
        Replacement(pattern: "a", template: "x", text: "", result: ""),
    ]

    @Test("replacing matches", arguments: replacements)
    func replacing(_ replacement: Replacement) throws {
        let expression = try RegularExpression(replacement.pattern)
        #expect(try expression.replacingMatches(in: replacement.text, with: replacement.template) == replacement.result)
    }

    @Test("replacing a group leaves the rest of the match")
    func replacingGroup() throws {
        let expression = try RegularExpression(#"\w+@(?<host>\w+)"#)
        #expect(try expression.replacingGroup(named: "host", in: "a@b, c@d", with: "$0") == "a@$0, c@$0")
    }

    @Test("a bad pattern says where")
    func badPattern() {
        #expect(throws: RegularExpressionError.syntax(pattern: "é(", offset: 3, reason: "missing closing parenthesis")) {
            try RegularExpression("é(")
        }
    }

    @Test(
        "patterns that would run for ages are given up at once",
        arguments: ["(a+)+$", "(a|aa)+$", "(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$"])
    func costlyPattern(_ pattern: String) throws {
        let text = String(repeating: "a", count: 38) + "!"
        let expression = try RegularExpression(pattern)
        let clock = ContinuousClock()
        let start = clock.now
        #expect(throws: RegularExpressionError.tooCostly(pattern: pattern)) { try expression.firstMatch(in: text) }
        // Unbounded, these take hours; the margin is for a slow machine.
        #expect(start.duration(to: clock.now) < .seconds(5))
    }

    @Test("a very long text is refused")
    func longText() throws {
        let expression = try RegularExpression("b")
        _ = try expression.firstMatch(in: String(repeating: "a", count: RegularExpression.longestText))
        #expect(throws: RegularExpressionError.textTooLong(bytes: RegularExpression.longestText + 1)) {
            try expression.firstMatch(in: String(repeating: "a", count: RegularExpression.longestText + 1))
        }
    }

    @Test("one compiled pattern serves many tasks")
    func sharing() async throws {
        let expression = try RegularExpression("(?<n>[0-9]+)")
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    (try? expression.firstMatch(in: "n\(number)x"))?.text(ofGroup: "n") == "\(number)"
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("the cache gives the same answers when it is full")
    func cache() throws {
        let cache = RegularExpressionCache(capacity: 2)
        for round in 0..<3 {
            for letter in ["a", "b", "c", "d"] {
                #expect(try cache.expression(letter).matches(whole: letter), "round \(round)")
            }
        }
        #expect(throws: RegularExpressionError.self) { try cache.expression("(") }
    }
}
