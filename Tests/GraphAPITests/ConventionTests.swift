import HTTPTypes
import JSONDocument
import Testing

/// `graph-sync-api.md` §0.
@Suite("Conventions of the API")
struct ConventionTests {
    private static func header(_ answer: Door.Answer, _ name: String) -> String? { HTTPField.Name(name).flatMap { answer.headers[$0] } }

    @Test("no token, an unknown token: 401 with the envelope")
    func unauthenticated() async throws {
        try await Door.with { door in
            for token in ["", "gh_unknown"] {
                let answer = try await door.send("GET", "users", token: token)
                #expect(answer.status == 401)
                #expect(answer.code == "InvalidAuthenticationToken")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                #expect(answer.body["error"]?["innerError"]?["request-id"]?.stringValue == Self.header(answer, "request-id"))
            }
        }
    }

    @Test("the content type is Graph's, and bodies begin with their context")
    func contentType() async throws {
        try await Door.with { door in
            let answer = try await door.send("GET", "organization", version: "beta")
            #expect(
                answer.headers[.contentType]
                    == "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8")
            #expect(answer.body["@odata.context"]?.stringValue == "http://id.example:8080/beta/$metadata#organization")
            #expect(answer.values.first?["displayName"] == "Contoso")
        }
    }

    @Test(
        "paths in all their spellings lead to the same place",
        arguments: ["users/", "/users", "users//", "USERS", "users('admin%40contoso.example')", "users/admin@contoso.example"])
    func spellings(_ path: String) async throws {
        try await Door.with { door in
            let answer = try await door.send("GET", path)
            #expect(answer.status == 200)
        }
    }

    @Test("an unknown path is 404, a wrong method 405, both with the envelope")
    func unknown() async throws {
        try await Door.with { door in
            let missing = try await door.send("GET", "nothing/here")
            #expect(missing.status == 404 && missing.code == "Request_ResourceNotFound")
            let method = try await door.send("DELETE", "organization")
            #expect(method.status == 405 && method.message.contains("GET"))
        }
    }

    @Test("an option or a filter that is not supported is refused by name")
    func unsupported() async throws {
        try await Door.with { door in
            let option = try await door.send("GET", "users?$expand=manager")
            #expect(option.status == 400 && option.code == "Request_UnsupportedQuery" && option.message.contains("$expand"))
            let filter = try await door.send("GET", "users?$filter=displayName gt 'a'")
            #expect(filter.status == 400 && filter.code == "Request_UnsupportedQuery" && filter.message.contains("displayName"))
            let syntax = try await door.send("GET", "users?$filter=displayName eq")
            #expect(syntax.status == 400 && syntax.code == "Request_BadRequest" && syntax.message.contains("position 15"))
            let name = try await door.send("GET", "users?%24filter=colour eq 'red'")
            #expect(name.status == 400 && name.message.contains("colour"))
        }
    }

    @Test("a body that is no JSON object is refused with the place of the fault")
    func badBody() async throws {
        try await Door.with { door in
            let answer = try await door.send("POST", "users", .array([]))
            #expect(answer.status == 400 && answer.code == "Request_BadRequest")
            let member = try await door.send("POST", "users", ["displayName": 5])
            #expect(member.status == 400 && member.body["error"]?["target"] == "displayName")
        }
    }

    @Test("pages are linked absolutely, and together they are everybody once")
    func paging() async throws {
        try await Door.with { door in
            for number in 1...7 { _ = try await door.token(of: "user\(number)") }
            var seen: [String] = []
            var path: String? = "users?$top=3&$count=true&$select=id,userPrincipalName&$filter=startsWith(userPrincipalName,'user')"
            var pages = 0
            while let next = path {
                let answer = try await door.send("GET", next)
                #expect(answer.body["@odata.count"] == 7)
                seen += answer.values.compactMap { $0["userPrincipalName"]?.stringValue }
                path = answer.body["@odata.nextLink"]?.stringValue
                if let path { #expect(path.hasPrefix("http://id.example:8080/v1.0/users?")) }
                pages += 1
            }
            #expect(pages == 3)
            #expect(seen.sorted() == (1...7).map { "user\($0)@contoso.example" })
            #expect(try await door.send("GET", "users?$skiptoken=%21%21").status == 400)
        }
    }

    @Test("health needs no token")
    func health() async throws {
        try await Door.with { door in
            for name in ["live", "ready"] {
                let answer = try await door.send("GET", "http://id.example:8080/health/\(name)", token: "")
                #expect(answer.status == 200 && answer.body["status"] == "ok")
            }
        }
    }
}
