import SCIM
import Testing

/// The examples of RFC 7644 §3.5.2.1 to §3.5.2.3.
@Suite("PATCH examples of RFC 7644") struct SpecificationPatchTests {
    @Test("§3.5.2.1 adds a member to a group")
    func addMember() throws {
        let operation = """
            {"op":"add","path":"members","value":[{"display":"Babs Jensen","$ref":"https://example.com/v2/Users/2819c223","value":"2819c223"}]}
            """
        let result =
            #"{"members":[{"value":"1"},{"display":"Babs Jensen","$ref":"https://example.com/v2/Users/2819c223","value":"2819c223"}]}"#
        try PatchFixture.expect(#"{"members":[{"value":"1"}]}"#, operation, gives: result, .group)
        try PatchFixture.expect(result, operation, gives: result, .group)
    }

    @Test("§3.5.2.1 adds attributes without a path")
    func addWithoutPath() throws {
        try PatchFixture.expect(
            #"{"userName":"babs"}"#,
            #"{"op":"add","value":{"emails":[{"value":"babs@jensen.org","type":"home"}],"nickname":"Babs"}}"#,
            gives: #"{"userName":"babs","emails":[{"value":"babs@jensen.org","type":"home"}],"nickName":"Babs"}"#)
    }

    @Test("§3.5.2.2 removes one member, all members, and the addresses that a filter selects")
    func remove() throws {
        let group = #"{"displayName":"g","members":[{"value":"2819c223"},{"value":"902c246b"}]}"#
        try PatchFixture.expect(
            group, #"{"op":"remove","path":"members[value eq \"2819c223\"]"}"#,
            gives: #"{"displayName":"g","members":[{"value":"902c246b"}]}"#,
            .group)
        try PatchFixture.expect(group, #"{"op":"remove","path":"members"}"#, gives: #"{"displayName":"g"}"#, .group)
        try PatchFixture.expect(
            #"{"emails":[{"type":"work","value":"a@example.com"},{"type":"work","value":"b@other.org"},{"type":"home","value":"c@example.com"}]}"#,
            #"{"op":"remove","path":"emails[type eq \"work\" and value ew \"example.com\"]"}"#,
            gives: #"{"emails":[{"type":"work","value":"b@other.org"},{"type":"home","value":"c@example.com"}]}"#)
    }

    @Test("§3.5.2.2 removes one member and adds another in one request")
    func exchange() throws {
        try PatchFixture.expect(
            #"{"members":[{"value":"2819c223"}]}"#,
            """
            [{"op":"remove","path":"members[value eq \\"2819c223\\"]"},
             {"op":"add","path":"members","value":[{"display":"James Smith","value":"08e1d05d"}]}]
            """,
            gives: #"{"members":[{"display":"James Smith","value":"08e1d05d"}]}"#, .group)
    }

    @Test("§3.5.2.3 replaces all members, the work address, one sub-attribute, several attributes")
    func replace() throws {
        try PatchFixture.expect(
            #"{"members":[{"value":"1"},{"value":"2"}]}"#, #"{"op":"replace","path":"members","value":[{"value":"2"},{"value":"3"}]}"#,
            gives: #"{"members":[{"value":"2"},{"value":"3"}]}"#, .group)
        let addresses = #"{"addresses":[{"type":"work","formatted":"old","country":"USA"},{"type":"home","locality":"Rome"}]}"#
        try PatchFixture.expect(
            addresses,
            #"{"op":"replace","path":"addresses[type eq \"work\"]","value":{"type":"work","streetAddress":"911 Universal City Plaza","primary":true}}"#,
            gives:
                #"{"addresses":[{"type":"work","streetAddress":"911 Universal City Plaza","primary":true},{"type":"home","locality":"Rome"}]}"#
        )
        try PatchFixture.expect(
            addresses, #"{"op":"replace","path":"addresses[type eq \"work\"].streetAddress","value":"1010 Broadway Ave"}"#,
            gives:
                #"{"addresses":[{"type":"work","formatted":"old","country":"USA","streetAddress":"1010 Broadway Ave"},{"type":"home","locality":"Rome"}]}"#
        )
        try PatchFixture.expect(
            #"{"emails":[{"value":"old","type":"work"}],"nickName":"B"}"#,
            #"{"op":"replace","value":{"emails":[{"value":"bjensen@example.com","type":"work","primary":true}],"nickname":"Babs"}}"#,
            gives: #"{"emails":[{"value":"bjensen@example.com","type":"work","primary":true}],"nickName":"Babs"}"#)
    }

    @Test("§3.5.2.3 sets the given parts of a complex attribute and leaves the others")
    func complex() throws {
        for op in ["add", "replace"] {
            try PatchFixture.expect(
                #"{"name":{"givenName":"A","familyName":"B"}}"#,
                #"{"op":"\#(op)","path":"name","value":{"familyName":"C","middleName":"M","givenName":null}}"#,
                gives: #"{"name":{"familyName":"C","middleName":"M"}}"#)
        }
    }

    @Test("§3.5.2.1 keeps one value primary")
    func primary() throws {
        let emails = #"{"emails":[{"value":"a","primary":true},{"value":"b"}]}"#
        try PatchFixture.expect(
            emails, #"{"op":"add","path":"emails","value":{"value":"c","primary":true}}"#,
            gives: #"{"emails":[{"value":"a","primary":false},{"value":"b"},{"value":"c","primary":true}]}"#)
        try PatchFixture.expect(
            emails, #"{"op":"replace","path":"emails[value eq \"b\"].primary","value":"True"}"#,
            gives: #"{"emails":[{"value":"a","primary":false},{"value":"b","primary":true}]}"#)
    }
}
