import JSONDocument
import SCIM
import Testing

@Suite("How much of a resource is too much") struct ReadingLimitsTests {
    private static let limits = ReadingLimits(stringLength: 8, values: 2)

    @Test(
        "strings are counted in bytes",
        arguments: [
            (#""title":"123456789""#, "“title” has 9 bytes; the limit is 8"),
            (#""title":"ééééé""#, "“title” has 10 bytes"),
            (#""name":{"givenName":"123456789"}"#, "“name.givenName” has 9 bytes"),
            (#""emails":[{"value":"1"},{"value":"123456789"}]"#, "“emails[1].value” has 9 bytes"),
            (#""emails":["123456789"]"#, "“emails[0].value” has 9 bytes"),
            (#""profileUrl":"https://x""#, "“profileUrl” has 9 bytes"),
            (#""x509Certificates":["TUlJTUlJTUlJ"]"#, "“x509Certificates[0].value” has 12 bytes"),
            (#""$E":{"manager":"123456789"}"#, "2.0:User:manager.value” has 9 bytes"),
        ])
    func tooLong(members: String, text: String) throws {
        try ReadingFixture.expectRefusal(#"{"userName":"ann",\#(members)}"#, .invalidValue, naming: text, limits: Self.limits)
    }

    @Test("too many values")
    func tooMany() throws {
        try ReadingFixture.expectRefusal(
            #"{"userName":"ann","emails":["a","b","c"]}"#, .invalidValue, naming: "“emails” has 3 values; the limit is 2",
            limits: Self.limits)
    }

    @Test("the limit itself is allowed")
    func atTheLimit() throws {
        let reading = try ReadingFixture.read(#"{"userName":"12345678","emails":["a","b"]}"#, limits: Self.limits)
        #expect(reading.resource.document["emails"]?.arrayValue?.count == 2)
        #expect(ReadingLimits.default.stringLength == 65_536)
        #expect(ReadingLimits.default.values == 100_000)
    }

    @Test("what is ignored is not measured")
    func ignored() throws {
        let reading = try ReadingFixture.read(#"{"userName":"ann","biography":"0123456789","tags":[1,2,3]}"#, limits: Self.limits)
        #expect(reading.ignored == ["biography", "tags"])
    }

    @Test("a group of 100,000 members is read whole")
    func largeGroup() throws {
        let members = (0..<100_000).map { JSONValue.object(["value": .string("id-\($0)"), "type": "User"]) }
        let reading = try ResourceReader(schemas: .group).read(["displayName": "G", "members": .array(members)])
        #expect(reading.resource.document["members"] == .array(members))
    }

    @Test("thousands of unknown names are each reported once")
    func manyUnknownNames() throws {
        let names = (0..<5_000).map { "x\($0)" }
        let unknown = JSONObject(names.map { JSONObject.Member(name: $0, value: 1) })
        let emails = JSONValue.array([JSONValue](repeating: .object(unknown), count: 2))
        let reading = try ResourceReader(schemas: .user).read(["userName": "ann", "emails": emails])
        #expect(reading.ignored == names.map { "emails.\($0)" })
        #expect(reading.resource.document["emails"] == nil)
    }
}
