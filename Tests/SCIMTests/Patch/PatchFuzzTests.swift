import JSONDocument
import SCIM
import Testing

@Suite("PATCH fuzzing") struct PatchFuzzTests {
    private static let paths = [
        "userName", "name", "name.givenName", "emails", "emails.value", "emails[type eq \"work\"]", "emails[type eq \"work\"].value",
        "emails[primary eq \"True\"].primary", "addresses[not (type pr)].country", "active", "roles", "manager", "members", "title",
        "photos[value co \"x\"]",
        "\(PatchFixture.enterprise)", "\(PatchFixture.enterprise):manager.value", "\(PatchFixture.enterprise):department", "bogus", "id",
        "meta.created",
    ]
    private static let values = [
        "null", "true", "\"True\"", "\"\"", "\"x\"", "5", "[]", "[null]", "[\"x\",\"y\"]", "{}", #"{"value":"x"}"#, #"{"value":""}"#,
        #"[{"value":"x","primary":true}]"#,
        #"[{"type":"work","value":"y","primary":"True"},{"type":"home","value":"x"}]"#, #"{"givenName":"g","familyName":null}"#,
        #"{"name.givenName":"g","emails":[{"value":"z"}],"active":"False"}"#, #"{"department":"d","manager":"m"}"#, #"[[]]"#,
        #"{"value":{"value":1}}"#,
    ]

    @Test("any sequence of operations ends in a tidy result or an error that changes nothing", arguments: 0..<64 as Range<UInt64>)
    func sequences(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let engine = PatchEngine(schemas: .user)
        for _ in 0..<40 {
            var document: JSONObject = ["userName": "u", "emails": [["value": "a", "type": "work", "primary": true], ["value": "b"]]]
            for _ in 0..<6 {
                let object: JSONObject = [
                    "op": .string(generator.pick(["add", "Replace", "remove"])),
                    "path": Int.random(in: 0..<5, using: &generator) == 0 ? .null : .string(generator.pick(Self.paths)),
                    "value": try JSONValue(parsing: generator.pick(Self.values)),
                ]
                let before = document
                do throws(SCIMError) {
                    let request = try PatchRequest(parsing: ["Operations": [.object(object)]])
                    document = try engine.apply(request.operations, to: document)
                } catch {
                    #expect(document == before)
                }
                #expect(!JSONValue.object(document).text.contains("[]") && !JSONValue.object(document).text.contains("{}"))
                let primary = document["emails"]?.arrayValue?.count { $0["primary"] == true } ?? 0
                #expect(primary <= 1, "\(JSONValue.object(object)) on \(JSONValue.object(before))")
                #expect(document["userName"]?.stringValue?.isEmpty == false)
            }
        }
    }
}
