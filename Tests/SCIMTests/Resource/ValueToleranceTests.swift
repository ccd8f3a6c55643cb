import JSONDocument
import SCIM
import Testing

@Suite("Values as clients write them") struct ValueToleranceTests {
    @Test(
        "booleans in strings become booleans",
        arguments: [
            ("\"True\"", true), ("\"False\"", false), ("\"true\"", true), ("\"FALSE\"", false), ("true", true), ("false", false),
        ])
    func booleans(value: String, expected: Bool) throws {
        let kept = try ReadingFixture.kept(
            """
            "active":\(value),"emails":[{"value":"a@x","primary":\(value)}],"phoneNumbers":[{"value":"1","primary":\(value)}],
            "addresses":[{"locality":"L","primary":\(value)}],"roles":[{"value":"r","primary":\(value)}]
            """)
        #expect(kept["active"] == .bool(expected))
        for name in ["emails", "phoneNumbers", "addresses", "roles"] {
            #expect(kept[name]?.arrayValue?.first?["primary"] == .bool(expected), "\(name)")
        }
    }

    @Test(
        "no value is written by absence",
        arguments: [
            #""roles":[]"#, #""title":null"#, #""emails":null"#, #""emails":[null]"#, #""emails":[{}]"#, #""name":{}"#,
            #""name":{"givenName":null}"#, #""emails":[{"value":null,"type":null}]"#, #""active":null"#, #""name":[]"#, #""emails":"""#,
            #""emails":[""]"#, #""externalId":null"#, #""$E":null"#, #""name.givenName":null"#, #""$E:department":null"#,
        ])
    func nothing(members: String) throws {
        #expect(try ReadingFixture.kept(members) == [:])
    }

    @Test("null parts are left out of a value that has others")
    func nullParts() throws {
        let kept = try ReadingFixture.kept(
            #""emails":[{"value":"a@x","type":"work","display":null},null],"name":{"givenName":"A","middleName":null}"#)
        #expect(try kept == ReadingFixture.json(#"{"emails":[{"value":"a@x","type":"work"}],"name":{"givenName":"A"}}"#))
    }

    @Test(
        "a manager in every shape",
        arguments: [
            (#""m""#, #"{"value":"m"}"#), (#"{"value":"m"}"#, #"{"value":"m"}"#), (#"[{"value":"m"}]"#, #"{"value":"m"}"#),
            (#"["m"]"#, #"{"value":"m"}"#),
            (#"{"value":"m","$ref":"r","displayName":"B"}"#, #"{"value":"m","$ref":"r"}"#),
            (#"{"Value":"m","$ref":null}"#, #"{"value":"m"}"#),
        ])
    func manager(sent: String, expected: String) throws {
        #expect(try ReadingFixture.kept(#""$E":{"manager":\#(sent)}"#) == ReadingFixture.json(#"{"$E":{"manager":\#(expected)}}"#))
    }

    @Test("an empty manager is none", arguments: [#""""#, #"{"value":""}"#, "[]", #"[""]"#, #"[{"value":""}]"#, "null", "[null]", "{}"])
    func noManager(sent: String) throws {
        #expect(
            try ReadingFixture.kept(#""$E":{"manager":\#(sent),"department":"D"}"#) == ReadingFixture.json(#"{"$E":{"department":"D"}}"#))
    }

    @Test(
        "one value stands for an array of one, and a bare string for its value",
        arguments: [
            (#""emails":{"value":"a@x","type":"work"}"#, #"{"emails":[{"value":"a@x","type":"work"}]}"#),
            (#""emails":"a@x""#, #"{"emails":[{"value":"a@x"}]}"#),
            (#""emails":["a@x",{"value":"b@x"}]"#, #"{"emails":[{"value":"a@x"},{"value":"b@x"}]}"#),
            (#""roles":["{\"id\":\"1\",\"value\":\"25\"}"]"#, #"{"roles":[{"value":"{\"id\":\"1\",\"value\":\"25\"}"}]}"#),
            (#""x509Certificates":["TUlJ"]"#, #"{"x509Certificates":[{"value":"TUlJ"}]}"#),
            (#""$C:emails":"a@x""#, #"{"emails":[{"value":"a@x"}]}"#),
            (#""name":[{"givenName":"A"}]"#, #"{"name":{"givenName":"A"}}"#),
        ])
    func shapes(members: String, expected: String) throws {
        #expect(try ReadingFixture.kept(members) == ReadingFixture.json(expected))
    }

    @Test(
        "text is kept as it was sent",
        arguments: [
            "+1 (425) 555-0100 x7", "  spaced  ", "", "Zoë O’Neil-Ñandú", "李小龍", "مريم", "👩‍👩‍👧", "e\u{301}", "a\\nb", "{\\\"id\\\":1}", "NULL",
        ])
    func fidelity(text: String) throws {
        let kept = try ReadingFixture.kept(#""title":"\#(text)","phoneNumbers":[{"value":"\#(text)","type":"Desk Phone"}]"#)
        let sent = try #require(try JSONValue(parsing: "\"\(text)\"").stringValue)
        #expect(kept["title"]?.stringValue.map { Array($0.utf8) } == Array(sent.utf8))
        #expect(kept["phoneNumbers"] == [["value": .string(sent), "type": "Desk Phone"]])
    }

    @Test("members of a group, with and without type and display")
    func members() throws {
        let reading = try ReadingFixture.read(
            #"{"displayName":"G","members":[{"value":"1"},"2",{"$ref":null,"value":"3","display":"C","type":"User"},{"value":""}]}"#, .group
        )
        #expect(
            try reading.resource.document["members"]
                == ReadingFixture.json(#"[{"value":"1"},{"value":"2"},{"value":"3","display":"C","type":"User"}]"#))
        #expect(try ReadingFixture.read(#"{"displayName":"G","members":[]}"#, .group).resource.document["members"] == nil)
    }
}
