import JSONDocument
import Testing

@Suite("Objects: order, spelling, look-up without regard to case (RFC 7643 §2.1)")
struct ObjectTests {
    private let object: JSONObject = ["userName": "bjensen", "active": true, "emails": []]

    @Test("a member is found whatever the case of its ASCII letters")
    func lookUp() {
        #expect(object["username"] == "bjensen")
        #expect(object["USERNAME"] == "bjensen")
        #expect(object["user_name"] == nil)
        #expect(object.index(of: "ACTIVE") == 1)
        #expect(JSONValue.object(object)["Active"] == true)
        #expect(JSONValue.array([])["active"] == nil)
    }

    @Test("setting keeps the place and the first spelling")
    func setting() {
        var changed = object
        changed["ACTIVE"] = false
        changed["displayName"] = "Babs"
        #expect(changed.map(\.name) == ["userName", "active", "emails", "displayName"])
        #expect(changed["active"] == false)
    }

    @Test("nil removes, null does not")
    func removing() {
        var changed = object
        changed["Active"] = nil
        changed["absent"] = nil
        changed["emails"] = .null
        #expect(changed.map(\.name) == ["userName", "emails"])
        #expect(changed["emails"] == .null)
        #expect(changed["emails"]?.isNull == true)
    }

    @Test("of members with one name, the last value counts, at the place of the first")
    func building() {
        let members = [("a", 1), ("b", 2), ("A", 3)].map { JSONObject.Member(name: $0.0, value: .number(JSONNumber($0.1))) }
        #expect(JSONObject(members).members == [.init(name: "a", value: 3), .init(name: "b", value: 2)])
        #expect(JSONObject(dictionaryLiteral: ("a", 1), ("A", 2)).members == [.init(name: "a", value: 2)])
    }

    @Test("order and case of names do not count for equality, and equal objects have equal hashes")
    func equality() {
        let other: JSONObject = ["EMAILS": [], "Active": true, "username": "bjensen"]
        #expect(object == other)
        #expect(object.hashValue == other.hashValue)
        #expect(Set([object, other]).count == 1)
    }

    @Test("another value, a missing name, an added name, a null instead of nothing: not equal")
    func inequality() {
        #expect(object != ["userName": "Bjensen", "active": true, "emails": []])
        #expect(object != ["userName": "bjensen", "active": true])
        #expect(object != ["userName": "bjensen", "active": true, "emails": [], "x": nil])
        #expect(object != ["userName": "bjensen", "active": true, "mails": []])
        #expect(JSONValue.object([:]) != .array([]))
        #expect([1, 2] as JSONValue != [2, 1])
    }

    @Test("parsing keeps order and spelling")
    func orderIsKept() throws {
        let text = #"{"zeta":1,"Alpha":{"y":0,"X":0},"urn:ietf:params:scim:schemas:core:2.0:User":[],"$ref":"","":null}"#
        #expect(try JSONValue(parsing: text).text == text)
    }
}
