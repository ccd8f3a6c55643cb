import JSONDocument
import SCIM
import Testing

@Suite("Bodies that are refused") struct ReadingRefusalTests {
    @Test(
        "a body that is no object", arguments: [("[]", "an array"), ("\"x\"", "the string “x”"), ("null", "null"), ("5", "the number 5")])
    func notAnObject(body: String, found: String) throws {
        try ReadingFixture.expectRefusal(body, .invalidSyntax, naming: found)
    }

    @Test(
        "a value of the wrong type names the attribute and what was found",
        arguments: [
            (#""title":5"#, "“title” must be a string; found the number 5"),
            (#""title":["T"]"#, "“title” must be a string; found an array"),
            (#""displayName":true"#, "“displayName” must be a string; found true"),
            (#""externalId":{"a":1}"#, "“externalId” must be a string; found an object"),
            (#""active":"yes""#, "“active” must be true or false; found the string “yes”"),
            (#""active":1"#, "“active” must be true or false; found the number 1"),
            (#""active":"""#, "“active” must be true or false; found the string “”"),
            (#""name":"Ann Lee""#, "“name” must be an object; found the string “Ann Lee”"),
            (#""name":{"givenName":[]}"#, "“name.givenName” must be a string; found an array"),
            (#""name.givenName":7"#, "“name.givenName” must be a string; found the number 7"),
            (#""name":[{"givenName":"A"},{"givenName":"B"}]"#, "“name” must be an object; found an array"),
            (#""emails":5"#, "“emails” must be an object; found the number 5"),
            (#""emails":[{"value":"a"},7]"#, "“emails[1]” must be an object; found the number 7"),
            (#""emails":[["a"]]"#, "“emails[0]” must be an object; found an array"),
            (#""emails":[{"value":5}]"#, "“emails[0].value” must be a string; found the number 5"),
            (#""phoneNumbers":[{"value":"1"},{"value":"2","primary":"maybe"}]"#, "“phoneNumbers[1].primary” must be true or false"),
            (#""addresses":["1 Way"]"#, "“addresses[0]” must be an object; found the string “1 Way”"),
            (#""profileUrl":1"#, "“profileUrl” must be a string"),
            (#""x509Certificates":[{"value":"not base64!"}]"#, "“x509Certificates[0].value” must be base64 text"),
            (#""$E":"x""#, "“urn:ietf:params:scim:schemas:extension:enterprise:2.0:User” must be an object; found the string “x”"),
            (#""$E":[]"#, "User” must be an object; found an array"),
            (#""$E":{"department":{"a":1}}"#, "2.0:User:department” must be a string; found an object"),
            (#""$E:department":4"#, "2.0:User:department” must be a string; found the number 4"),
            (#""$E":{"manager":5}"#, "2.0:User:manager” must be an object; found the number 5"),
            (#""$E":{"manager":{"value":5}}"#, "2.0:User:manager.value” must be a string; found the number 5"),
            (#""$E":{"manager":["m","n"]}"#, "2.0:User:manager” must be an object; found an array"),
            (#""$E":{"manager":[["m"]]}"#, "2.0:User:manager” must be an object; found an array"),
            (#""department":false"#, "2.0:User:department” must be a string; found false"),
        ])
    func wrongType(members: String, text: String) throws {
        try ReadingFixture.expectRefusal(#"{"userName":"ann",\#(members)}"#, .invalidValue, naming: text)
    }

    @Test("a long value is shown by its beginning")
    func longValueInDetail() throws {
        let long = String(repeating: "x", count: 41)
        try ReadingFixture.expectRefusal(#"{"userName":"ann","active":"\#(long)"}"#, .invalidValue, naming: "“\(long.dropLast())…”")
    }

    @Test(
        "a user without userName",
        arguments: [
            ("{}", "required and missing"), (#"{"userName":null}"#, "required and missing"), (#"{"userName":""}"#, "must not be empty"),
            (#"{"userName":" \t\u00a0"}"#, "must not be empty"), (#"{"displayName":"x","$E":{"userName":"x"}}"#, "required and missing"),
        ])
    func noUserName(body: String, text: String) throws {
        try ReadingFixture.expectRefusal(
            body, .invalidValue, naming: "“userName” is \(text.hasPrefix("must") ? "required and " : "")\(text)")
    }

    @Test("a group without displayName", arguments: ["{}", #"{"displayName":null,"members":[]}"#, #"{"displayName":"  "}"#])
    func noDisplayName(body: String) throws {
        try ReadingFixture.expectRefusal(body, .invalidValue, naming: "“displayName” is required", .group)
    }

    @Test(
        "two primary values",
        arguments: [
            ("emails", "true", "true"), ("emails", "true", "\"True\""), ("addresses", "\"true\"", "\"TRUE\""), ("roles", "true", "true"),
        ])
    func twoPrimaries(name: String, first: String, second: String) throws {
        try ReadingFixture.expectRefusal(
            #"{"userName":"a","\#(name)":[{"type":"x","primary":\#(first)},{"type":"y"},{"type":"z","primary":\#(second)}]}"#,
            .invalidValue, naming: "“\(name)” has 2 values with “primary” true")
    }

    @Test("one primary value and others that are not")
    func onePrimary() throws {
        let kept = try ReadingFixture.kept(#""emails":[{"value":"a","primary":true},{"value":"b","primary":false},{"value":"c"}]"#)
        #expect(kept["emails"]?.arrayValue?.count == 3)
    }
}
