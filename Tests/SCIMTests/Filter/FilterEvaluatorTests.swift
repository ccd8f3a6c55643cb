import JSONDocument
import SCIM
import Testing

@Suite("Filter evaluation") struct FilterEvaluatorTests {
    static func matches(_ text: String, _ json: String, _ schemas: ResourceSchemas = .user) throws -> Bool {
        let object = try #require(try JSONValue(parsing: json).objectValue)
        let filter = try Filter(text)
        let evaluator = FilterEvaluator(schemas: schemas)
        try evaluator.validate(filter)
        return try evaluator.matches(filter, in: object)
    }

    private static let user = """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"Ab1","externalId":"Ext-7","userName":"BJensen@Example.com",
         "name":{"familyName":"O'Malley","givenName":"Barbara"},"title":"","active":true,"nickName":null,
         "emails":[{"value":"bj@work.example","type":"work","primary":true},{"value":"babs@home.example","type":"home"}],
         "ims":[],"profileUrl":"https://x.example/Babs","x509Certificates":[{"value":"MIIDQzCC"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Legal","manager":{"value":"M9"}},
         "meta":{"resourceType":"User","lastModified":"2011-05-13T04:42:34.500Z"},"favouriteNumber":9007199254740993,"shoe":"Left"}
        """

    @Test(
        "holds",
        arguments: [
            // caseExact: false for userName, true for id and externalId
            #"userName eq "bjensen@EXAMPLE.com""#, #"userName sw "BJEN""#, #"userName ew ".COM""#, #"userName co "@ex""#, #"id eq "Ab1""#,
            #"externalId eq "Ext-7""#, #"externalId ne "ext-7""#, #"userName gt "A""#, #"userName lt "c""#,
            // names in any case, URN prefixes, a name of the extension alone
            #"USERNAME eq "bjensen@example.com""#, #"urn:ietf:params:scim:schemas:core:2.0:User:name.familyName co "o'm""#,
            #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "legal""#, #"manager eq "M9""#,
            #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "M9""#,
            #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr"#,
            #"schemas eq "URN:ietf:params:scim:schemas:core:2.0:User""#,
            // times are instants
            #"meta.lastModified eq "2011-05-13T06:42:34.5+02:00""#, #"meta.lastModified gt "2011-05-13T04:42:34Z""#,
            #"meta.lastModified le "2011-05-13T04:42:34.5000000Z""#, #"meta.lastModified ge "0001-01-03T00:00:00.0000000Z""#,
            #"meta.lastModified sw "2011-05""#,
            // booleans
            "active eq true", #"active eq "True""#, "active ne false", #"emails[primary eq "True"]"#,
            // several values: one is enough
            #"emails eq "BABS@home.example""#, #"emails co "@work""#, #"emails.value sw "bj""#, #"emails.type eq "home""#,
            #"emails ne "bj@work.example""#, #"emails[type eq "work" and value co "@work"]"#,
            #"emails[type eq "work"].value eq "bj@work.example""#,
            #"emails[not (type eq "work") and value pr]"#, "emails[primary pr]",
            // present
            "emails pr", "name pr", "name.givenName pr", "active pr", "not (title pr)", "not (nickName pr)", "not (ims pr)",
            "not (photos pr)",
            // absent equals null and differs from the rest
            "nickName eq null", "displayName eq null", #"displayName ne "x""#, "userName ne null", "not (displayName ne null)",
            "ims eq null",
            // unknown attributes are text without case; numbers are exact
            #"shoe eq "LEFT""#, "favouriteNumber eq 9007199254740993", "favouriteNumber ne 9007199254740992",
            "favouriteNumber gt 9007199254740992", "favouriteNumber lt 9.007199254740994e15", #"unknown ne "x""#, "unknown.deep eq null",
            #"userName ne 5"#, "title pr or name pr and active eq true",
        ])
    func holds(filter: String) throws {
        #expect(try Self.matches(filter, Self.user))
    }

    @Test(
        "does not hold",
        arguments: [
            #"id eq "ab1""#, #"externalId eq "ext-7""#, #"userName eq "bjensen""#, #"manager eq "m9""#,
            #"profileUrl eq "https://x.example/babs""#,
            #"x509Certificates eq "miidqzcc""#, "active eq false", #"active eq "false""#, #"emails[type eq "home" and value co "@work"]"#,
            #"emails[type eq "work"].value eq "babs@home.example""#, #"emails eq "x""#, "photos[type pr]", #"displayName eq "x""#,
            #"displayName co "x""#, #"displayName lt "x""#, "userName eq 5", "userName gt 5",
            #"meta.lastModified lt "2011-05-13T04:42:34.4Z""#,
            #"not (emails eq "babs@home.example")"#, #"urn:example:other:x eq "1""#, "urn:example:other:2.0:X pr", "displayName ne null",
        ])
    func fails(filter: String) throws {
        #expect(try !Self.matches(filter, Self.user))
    }

    @Test(
        "refuses comparisons that the type does not have, whatever the resource",
        arguments: [
            "active gt true", #"active gt "a""#, #"active co "t""#, #"x509Certificates gt "a""#, "userName co 5", "userName gt null",
            #"name eq "x""#, #"meta.created gt "yesterday""#, #"meta.created eq "2011""#, #"emails[primary gt "a"]"#,
            #"emails[value co 1]"#,
            #"title pr or not (active lt false)"#,
        ])
    func refusals(filter: String) throws {
        let error = #expect(throws: SCIMError.self) { try FilterEvaluator(schemas: .user).validate(Filter(filter)) }
        #expect(error?.keyword == .invalidFilter)
    }

    @Test("refuses them while evaluating, too")
    func refusesWhileEvaluating() throws {
        let filter = try Filter("active gt true")
        #expect(throws: SCIMError.invalidFilter("")) { try FilterEvaluator(schemas: .user).matches(filter, in: ["active": true]) }
    }

    @Test("finds members by value")
    func members() throws {
        let group = #"{"displayName":"Tour Guides","members":[{"value":"u1","type":"User"},{"value":"u2","type":"Group"}]}"#
        #expect(try Self.matches(#"members eq "u2" and displayName eq "tour guides""#, group, .group))
        #expect(try Self.matches(#"members[value eq "u2" and type eq "group"]"#, group, .group))
        #expect(try !Self.matches(#"members.value eq "U2""#, group, .group))
    }

    @Test("compares canonically equivalent letters as equal")
    func unicode() throws {
        #expect(try Self.matches("displayName eq \"JOSE\u{301}\"", "{\"displayName\":\"jos\u{e9}\"}"))
        #expect(try Self.matches(#"displayName sw "ЖУК""#, #"{"displayName":"жуков"}"#))
    }

    @Test(
        "orders numbers by their digits",
        arguments: [
            ("1", "1.0", "eq"), ("0", "-0.0e5", "eq"), ("10", "1e1", "eq"), ("0.001", "1E-3", "eq"), ("-1", "-2", "gt"), ("-1", "0", "lt"),
            ("1e400", "1e401", "lt"), ("1e999999999999999999999", "2", "gt"), ("1e-999999999999999999999", "0", "gt"),
            ("0.1", "0.09", "gt"),
            ("123", "45", "gt"),
        ])
    func numbers(left: String, right: String, relation: String) throws {
        for candidate in ["eq", "lt", "gt"] {
            #expect(
                try Self.matches("n \(candidate) \(right)", #"{"n":\#(left)}"#) == (candidate == relation), "\(left) \(candidate) \(right)")
        }
    }
}
