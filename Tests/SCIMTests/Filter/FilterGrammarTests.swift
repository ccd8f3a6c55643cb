import SCIM
import Testing

@Suite("Filter grammar") struct FilterGrammarTests {
    @Test(
        "reads the examples of RFC 7644 §3.4.2.2 and prints them as they are",
        arguments: [
            #"userName eq "bjensen""#,
            #"name.familyName co "O'Malley""#,
            #"userName sw "J""#,
            #"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J""#,
            #"title pr"#,
            #"meta.lastModified gt "2011-05-13T04:42:34Z""#,
            #"meta.lastModified ge "2011-05-13T04:42:34Z""#,
            #"meta.lastModified lt "2011-05-13T04:42:34Z""#,
            #"meta.lastModified le "2011-05-13T04:42:34Z""#,
            #"title pr and userType eq "Employee""#,
            #"title pr or userType eq "Intern""#,
            #"schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User""#,
            #"userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")"#,
            #"userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")"#,
            #"emails[type eq "work" and value co "@example.com"]"#,
            #"emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]"#,
        ])
    func specification(text: String) throws {
        #expect(try Filter(text).description == text)
    }

    @Test(
        "reads other spellings as the canonical one",
        arguments: [
            (#"userType eq "Employee" and (emails.type eq "work")"#, #"userType eq "Employee" and emails.type eq "work""#),
            (#"USERNAME EQ "x" AND NOT(title PR)"#, #"USERNAME eq "x" and not (title pr)"#),
            ("  a   pr\tor  b pr ", "a pr or b pr"),
            ("a eq TRUE or b eq Null", "a eq true or b eq null"),
            ("a eq -1.50e+3", "a eq -1.50e+3"),
            (#"a eq "\u0041\n\"""#, #"a eq "A\n\"""#),
            ("((a pr))", "a pr"),
            ("a pr or b pr and c pr", "a pr or b pr and c pr"),
            ("(a pr or b pr) and c pr", "(a pr or b pr) and c pr"),
            ("a pr and (b pr and c pr)", "a pr and (b pr and c pr)"),
            ("not pr", "not pr"),
            (#"emails[not (type eq "work")]"#, #"emails[not (type eq "work")]"#),
            // Entra ID, outside the grammar
            (#"emails[type eq "work"].value eq "a@b.com""#, #"emails[type eq "work" and value eq "a@b.com"]"#),
            (#"emails[type eq "work"].value pr"#, #"emails[type eq "work" and value pr]"#),
            (#"emails[type eq "a" or type eq "b"].value pr"#, #"emails[(type eq "a" or type eq "b") and value pr]"#),
        ])
    func spellings(text: String, canonical: String) throws {
        #expect(try Filter(text).description == canonical)
        #expect(try Filter(canonical) == Filter(text))
    }

    @Test("“and” binds closer than “or”, “not” closer than both")
    func precedence() throws {
        let a = Filter.present(try AttributePath("a"))
        let b = Filter.present(try AttributePath("b"))
        let c = Filter.present(try AttributePath("c"))
        #expect(try Filter("a pr or b pr and c pr") == .or(a, .and(b, c)))
        #expect(try Filter("a pr and b pr or c pr") == .or(.and(a, b), c))
        #expect(try Filter("not (a pr) and b pr") == .and(.not(a), b))
        #expect(try Filter("a pr and b pr and c pr") == .and(.and(a, b), c))
    }

    @Test(
        "names the 1-based position of a fault",
        arguments: [
            ("", 1), ("userName", 9), ("userName is \"x\"", 10), ("userName eq", 12), ("userName eq bjensen", 13), ("userName eq \"x", 13),
            ("userName eq \"x\" title pr", 17), ("(a pr", 6), ("a pr)", 5), ("a pr and", 9), ("a pr xor b pr", 6), ("emails[type eq 1", 17),
            ("emails[a[b pr]]", 9), ("1a pr", 1), ("a.b.c pr", 5), ("a eq 01", 6), ("a eq \"\\x\"", 8), ("ä eq 1", 1), ("a eq \"ä\" x", 10),
            ("emails[type eq \"w\"].value", 26), ("emails[type eq \"w\"].1 pr", 21), ("a eq \"\\ud800\"", 13), ("a pr, b pr", 3),
        ])
    func positions(text: String, position: Int) {
        let error = #expect(throws: SCIMError.self) { try Filter(text) }
        #expect(error?.keyword == .invalidFilter)
        #expect(error?.detail.contains("at position \(position):") == true, "\(error?.detail ?? "accepted")")
    }

    @Test("shows the place under a caret")
    func caret() {
        let error = #expect(throws: SCIMError.self) { try Filter("userName is \"bjensen\"") }
        #expect(
            error?.detail == """
                expected an operator after “userName”: eq, ne, co, sw, ew, pr, gt, ge, lt or le at position 10:
                userName is "bjensen"
                         ^
                """)
    }
}
