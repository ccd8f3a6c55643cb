import JSONDocument
import SCIM
import Testing

@Suite("POST as Entra ID sends it") struct EntraBodyTests {
    @Test("a user with everything that its default mapping sends")
    func user() throws {
        let reading = try ReadingFixture.read(
            #"""
            {"schemas":["$C","$E"],"externalId":"jyoung","userName":"jyoung@x.com","active":true,"displayName":"Joy Young","title":"Lead",
             "preferredLanguage":"en-US","emails":[{"primary":true,"type":"work","value":"jyoung@x.com"}],
             "addresses":[{"type":"work","formatted":"1 Way","streetAddress":"1 Way","locality":"R","region":"WA","postalCode":"98052",
              "country":"US","primary":true}],
             "phoneNumbers":[{"type":"work","value":"1","primary":true},{"type":"mobile","value":"2"},{"type":"fax","value":"3"}],
             "meta":{"resourceType":"User"},"name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},"roles":[],
             "$E":{"employeeNumber":"7","department":"Legal","manager":"m1"}}
            """#)
        let expected = try ReadingFixture.json(
            #"""
            {"schemas":["$C","$E"],"externalId":"jyoung","userName":"jyoung@x.com","active":true,"displayName":"Joy Young","title":"Lead",
             "preferredLanguage":"en-US","emails":[{"primary":true,"type":"work","value":"jyoung@x.com"}],
             "addresses":[{"type":"work","formatted":"1 Way","streetAddress":"1 Way","locality":"R","region":"WA","postalCode":"98052",
              "country":"US","primary":true}],
             "phoneNumbers":[{"type":"work","value":"1","primary":true},{"type":"mobile","value":"2"},{"type":"fax","value":"3"}],
             "name":{"formatted":"Joy Young","familyName":"Young","givenName":"Joy"},
             "$E":{"employeeNumber":"7","department":"Legal","manager":{"value":"m1"}}}
            """#)
        #expect(JSONValue.object(reading.resource.document).text == expected.text)
        #expect(reading.ignored.isEmpty)
    }

    @Test("a user of the Validator: booleans in strings, and a custom extension that “schemas” does not name")
    func validator() throws {
        let reading = try ReadingFixture.read(
            #"""
            {"schemas":["$C"],"userName":"v","active":"True","emails":[{"primary":"true","type":"work","value":"v@x"},{"type":"home","value":"h@x"}],
             "roles":[{"primary":"True","display":"User","value":"User","type":"WindowsAzureActiveDirectoryRole"}],
             "urn:ietf:params:scim:schemas:extension:Badge:2.0:User":{"tag":"t"}}
            """#)
        let expected = try ReadingFixture.object(
            #"""
            {"schemas":["$C"],"userName":"v","active":true,"emails":[{"primary":true,"type":"work","value":"v@x"},{"type":"home","value":"h@x"}],
             "roles":[{"primary":true,"display":"User","value":"User","type":"WindowsAzureActiveDirectoryRole"}]}
            """#)
        #expect(reading.resource.document == expected)
        #expect(reading.ignored == ["urn:ietf:params:scim:schemas:extension:Badge:2.0:User"])
    }

    @Test("a group")
    func group() throws {
        let reading = try ReadingFixture.read(
            #"""
            {"schemas":["$G","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
             "externalId":"8aa1a0c0","displayName":"Sales","meta":{"resourceType":"Group"},"members":[]}
            """#, .group)
        let expected = try ReadingFixture.object(#"{"schemas":["$G"],"externalId":"8aa1a0c0","displayName":"Sales"}"#)
        #expect(reading.resource.document == expected)
    }

    @Test("the capitals of Microsoft's sample requests")
    func capitals() throws {
        let kept = try ReadingFixture.kept(
            #""DisplayName":"D","Emails":[{"Primary":"True","Value":"a@x"}],"$E":{"Department":"D","Manager":{"Value":"m"}}"#)
        #expect(
            try kept.text
                == ReadingFixture.json(
                    #"{"displayName":"D","emails":[{"primary":true,"value":"a@x"}],"$E":{"department":"D","manager":{"value":"m"}}}"#
                ).text)
    }
}
