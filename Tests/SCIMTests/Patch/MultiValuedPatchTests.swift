import JSONDocument
import SCIM
import Testing

@Suite("PATCH of attributes with several values") struct MultiValuedPatchTests {
    @Test("adds what is not there and completes what is")
    func add() throws {
        let emails = #"{"emails":[{"value":"a","type":"work"}]}"#
        try PatchFixture.expect(emails, #"{"op":"add","path":"emails","value":[{"value":"a"},{"value":"a","type":"work"}]}"#, gives: emails)
        try PatchFixture.expect(
            emails, #"{"op":"add","path":"emails","value":[{"value":"a","display":"A"},{"value":"a","type":"home"}]}"#,
            gives: #"{"emails":[{"value":"a","type":"work","display":"A"},{"value":"a","type":"home"}]}"#)
    }

    @Test("knows a member by its value alone")
    func memberIdentity() throws {
        try PatchFixture.expect(
            #"{"members":[{"value":"1","display":"Old"}]}"#, #"{"op":"add","path":"members","value":{"value":"1","display":"New"}}"#,
            gives: #"{"members":[{"value":"1","display":"Old"}]}"#, .group)
    }

    @Test("takes a sub-attribute without a filter as that of all values")
    func subAttributeOfAll() throws {
        let addresses = #"{"addresses":[{"type":"work","country":"US"},{"type":"home"}]}"#
        try PatchFixture.expect(
            addresses, #"{"op":"replace","path":"addresses.country","value":"DE"}"#,
            gives: #"{"addresses":[{"type":"work","country":"DE"},{"type":"home","country":"DE"}]}"#)
        try PatchFixture.expect(
            addresses, #"{"op":"remove","path":"addresses.country"}"#, gives: #"{"addresses":[{"type":"work"},{"type":"home"}]}"#)
        try PatchFixture.expect("{}", #"{"op":"add","path":"emails.value","value":"a"}"#, gives: #"{"emails":[{"value":"a"}]}"#)
    }

    @Test("removes a sub-attribute, and the value of which only labels are left")
    func removeSubAttribute() throws {
        let emails = #"{"emails":[{"value":"a","type":"work","primary":true},{"value":"b","type":"home"}]}"#
        try PatchFixture.expect(
            emails, #"{"op":"remove","path":"emails[type eq \"work\"].type"}"#,
            gives: #"{"emails":[{"value":"a","primary":true},{"value":"b","type":"home"}]}"#)
        try PatchFixture.expect(
            emails, #"{"op":"remove","path":"emails[type eq \"work\"].value"}"#, gives: #"{"emails":[{"value":"b","type":"home"}]}"#)
    }

    @Test("has nothing to remove where nothing is")
    func removeAbsent() throws {
        for operation in [
            #"{"op":"remove","path":"emails[type eq \"other\"]"}"#, #"{"op":"remove","path":"emails[type eq \"other\"].value"}"#,
            #"{"op":"remove","path":"photos"}"#, #"{"op":"remove","path":"name.givenName"}"#, #"{"op":"remove","path":"title"}"#,
            #"{"op":"replace","path":"emails[type eq \"other\"].value","value":null}"#,
        ] {
            let user = #"{"userName":"u","emails":[{"value":"a","type":"work"}]}"#
            try PatchFixture.expect(user, operation, gives: user)
        }
    }

    @Test("replaces by nothing")
    func empty() throws {
        for value in ["[]", "null", "[null]"] {
            try PatchFixture.expect(
                #"{"emails":[{"value":"a"}],"title":"t"}"#, #"{"op":"replace","path":"emails","value":\#(value)}"#, gives: #"{"title":"t"}"#
            )
        }
    }

    @Test("adds to the selected values what “add” gives, and puts in their place what “replace” gives")
    func wholeValues() throws {
        let emails = #"{"emails":[{"value":"a","type":"work"}]}"#
        let value = #""path":"emails[type eq \"work\"]","value":{"display":"A","value":"b"}"#
        try PatchFixture.expect(emails, #"{"op":"add",\#(value)}"#, gives: #"{"emails":[{"value":"b","type":"work","display":"A"}]}"#)
        try PatchFixture.expect(emails, #"{"op":"replace",\#(value)}"#, gives: #"{"emails":[{"display":"A","value":"b"}]}"#)
    }

    @Test("keeps attributes without a schema and their order")
    func order() throws {
        let patched = try PatchFixture.patch(#"{"userName":"a","x":1,"title":"t"}"#, #"{"op":"replace","path":"USERNAME","value":"b"}"#)
        #expect(patched.text == #"{"userName":"b","x":1,"title":"t"}"#)
    }
}
