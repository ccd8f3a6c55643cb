import SCIM
import Testing

@Suite("PATCH paths") struct PatchPathTests {
    @Test(
        "print as they were read",
        arguments: [
            // RFC 7644 §3.5.2, the examples of “path”
            "members", "name.familyName", #"addresses[type eq "work"]"#, #"members[value eq "2819c223-7f76-453a-919d-413861904646"]"#,
            #"members[value eq "2819c223-7f76-453a-919d-413861904646"].displayName"#,
            // Entra ID
            #"emails[type eq "work"].value"#, "emails[primary eq true].value",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            #"urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "work" and not (value pr)].display"#,
        ])
    func roundTrip(text: String) throws {
        #expect(try PatchPath(text).description == text)
    }

    @Test("separate attribute, filter and sub-attribute")
    func parts() throws {
        let filtered = try PatchPath(#"emails[type eq "work"].value"#)
        #expect(filtered.attribute == (try AttributePath("emails")))
        #expect(filtered.filter == (try Filter(#"type eq "work""#)))
        #expect(filtered.subAttribute == "value")
        let plain = try PatchPath("name.familyName")
        #expect(plain.attribute == (try AttributePath("name")))
        #expect(plain.subAttribute == "familyName")
        #expect(try plain == PatchPath("NAME.FamilyName"))
    }

    @Test(
        "refuse malformed paths with invalidPath, malformed filters with invalidFilter",
        arguments: [
            ("", .invalidPath), ("emails[type eq \"work\"", .invalidFilter), ("emails[]", .invalidFilter),
            ("emails[type is 1]", .invalidFilter),
            ("emails[type eq \"work\"]value", .invalidPath), ("emails[type eq \"work\"].", .invalidPath),
            ("emails[type eq \"work\"].value.x", .invalidPath), ("emails.value[type eq \"work\"]", .invalidPath), ("a b", .invalidPath),
            ("emails[a[b pr]]", .invalidFilter), ("/emails", .invalidPath),
        ] as [(String, SCIMError.Keyword)])
    func refusals(text: String, keyword: SCIMError.Keyword) {
        let error = #expect(throws: SCIMError.self) { try PatchPath(text) }
        #expect(error?.keyword == keyword, "\(error?.detail ?? "")")
    }
}
