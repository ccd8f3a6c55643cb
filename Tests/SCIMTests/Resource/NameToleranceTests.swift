import JSONDocument
import SCIM
import Testing

@Suite("Names as clients write them") struct NameToleranceTests {
    @Test(
        "in any case become the schema's spelling",
        arguments: [
            (#""USERTYPE":"Employee""#, #"{"userType":"Employee"}"#),
            (#""Name":{"GIVENNAME":"A","familyname":"L"}"#, #"{"name":{"givenName":"A","familyName":"L"}}"#),
            (#""EMails":[{"Value":"a@x","TYPE":"work","Primary":true}]"#, #"{"emails":[{"value":"a@x","type":"work","primary":true}]}"#),
            (#""URN:IETF:params:scim:schemas:extension:Enterprise:2.0:USER":{"Department":"D"}"#, #"{"$E":{"department":"D"}}"#),
            (#""$E":{"Manager":{"Value":"m","$REF":"../Users/m"}}"#, #"{"$E":{"manager":{"value":"m","$ref":"../Users/m"}}}"#),
            (#""externalid":"7""#, #"{"externalId":"7"}"#),
        ])
    func spelling(members: String, expected: String) throws {
        #expect(try ReadingFixture.kept(members).text == ReadingFixture.json(expected).text)
    }

    @Test(
        "flat, with a URN, or nested go to the same place",
        arguments: [
            (#""name.givenName":"A","name.familyName":"L""#, #"{"name":{"givenName":"A","familyName":"L"}}"#),
            (#""name":{"formatted":"A L"},"NAME.GIVENNAME":"A""#, #"{"name":{"formatted":"A L","givenName":"A"}}"#),
            (#""name.givenName":"A","name":null"#, #"{"name":{"givenName":"A"}}"#),
            (#""name":{"givenName":"A"},"name.givenName":"B""#, #"{"name":{"givenName":"B"}}"#),
            (#""$C:title":"T","$C:name.givenName":"A""#, #"{"title":"T","name":{"givenName":"A"}}"#),
            (#""$C":{"title":"T","name.givenName":"A"}"#, #"{"title":"T","name":{"givenName":"A"}}"#),
            (#""$E:department":"D","$E:manager.value":"m""#, #"{"$E":{"department":"D","manager":{"value":"m"}}}"#),
            (#""$E":{"department":"D"},"$E:division":"V""#, #"{"$E":{"department":"D","division":"V"}}"#),
            (#""$E":{"manager.value":"m","manager.$ref":"r"}"#, #"{"$E":{"manager":{"value":"m","$ref":"r"}}}"#),
            (#""manager":"m","department":"D""#, #"{"$E":{"manager":{"value":"m"},"department":"D"}}"#),
            (#""Manager.Value":"m""#, #"{"$E":{"manager":{"value":"m"}}}"#),
        ])
    func places(members: String, expected: String) throws {
        #expect(try ReadingFixture.kept(members).text == ReadingFixture.json(expected).text)
    }

    @Test(
        "that no schema knows are ignored and reported",
        arguments: [
            (#""favouriteColour":"red""#, ["favouriteColour"]),
            (#""name":{"nickname":"x","givenName":"A"}"#, ["name.nickname"]),
            (#""emails":[{"value":"a","verified":true},{"value":"b","verified":false}]"#, ["emails.verified"]),
            (
                #""urn:example:badge:2.0:User":{"tag":1},"urn:example:badge:2.0:User:tag":2"#,
                ["urn:example:badge:2.0:User", "urn:example:badge:2.0:User:tag"]
            ),
            (#""$E":{"badge":1,"manager":{"value":"m","mood":"good"},"x.y":2}"#, ["$E:badge", "$E:manager.mood", "$E:x.y"]),
            (#""$E:badge":1,"$C:colour":2,"$C.title":3"#, ["$E:badge", "$C:colour", "$C.title"]),
            (
                #""emails.value":"a","name.nick":"x","title.long":"y","name.a.b":"z","":"e"  "#,
                ["emails.value", "name.nick", "title.long", "name.a.b", ""]
            ),
            (
                #""members":[{"value":"m"}],"urn:ietf:params:scim:schemas:core:2.0:Usé":1"#,
                ["members", "urn:ietf:params:scim:schemas:core:2.0:Usé"]
            ),
            (#""emails[type eq \"work\"].value":"a""#, [#"emails[type eq "work"].value"#]),
        ] as [(String, [String])])
    func unknown(members: String, ignored: [String]) throws {
        let expanded = ignored.map {
            $0.replacing("$E", with: ReadingFixture.enterprise).replacing("$C", with: ReadingFixture.core)
        }
        let reading = try ReadingFixture.read(#"{"userName":"ann",\#(members)}"#)
        #expect(reading.ignored == expanded)
        #expect(reading.resource.document["userName"] == "ann")
    }

    @Test(
        "that clients cannot set are dropped, without a report",
        arguments: [
            #""id":"9""#, #""meta":{"resourceType":"User"}"#, #""meta":"nonsense""#, #""groups":[{"value":"g"}]"#, #""groups":[]"#,
            #""$E":{"manager":{"displayName":"Boss"}}"#, #""$E:manager.displayName":"Boss""#, #""$C:id":"9""#, #""meta.version":"1""#,
            #""$C":{"schemas":["x"],"id":"9"}"#,
        ])
    func readOnly(members: String) throws {
        let reading = try ReadingFixture.read(#"{"schemas":["$C"],"userName":"ann",\#(members)}"#)
        #expect(try reading.resource.document == ReadingFixture.object(#"{"schemas":["$C"],"userName":"ann"}"#))
        #expect(reading.ignored.isEmpty)
    }
}
