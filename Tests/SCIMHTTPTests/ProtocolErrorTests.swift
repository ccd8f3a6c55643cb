import HTTPTypes
import HummingbirdTesting
import JSONDocument
import SCIMHTTP
import Testing

@Suite("What goes wrong is answered with a SCIM error")
struct ProtocolErrorTests {
    @Test(
        "paths below the base URL that lead nowhere: 404",
        arguments: [
            "", "/", "/Nothing", "/Users/1/2", "/Groups/1/members", "/Schemas/urn:nothing", "/ResourceTypes/Nothing", "/Users/%20",
        ])
    func notFound(_ path: String) async throws {
        try await HTTPFixture.with { fixture in expectError(try await fixture.get(path), 404) }
    }

    @Test(
        "methods that are not offered: 405 with those that are",
        arguments: [
            (HTTPRequest.Method.put, "/Users", "GET, POST"), (.delete, "/Groups", "GET, POST"),
            (.post, "/Users/1", "GET, PUT, PATCH, DELETE"),
            (.post, "/Schemas", "GET"), (.delete, "/ServiceProviderConfig", "GET"), (.trace, "/Users", "GET, POST"),
        ])
    func methods(_ method: HTTPRequest.Method, _ path: String, _ allowed: String) async throws {
        try await HTTPFixture.with { fixture in
            let answer = try await fixture.send(method, path)
            expectError(answer, 405)
            #expect(answer.headers[.allow] == allowed)
        }
    }

    @Test(
        "bodies that are not JSON, not an object, or not this schema: 400 invalidSyntax",
        arguments: [
            "", "{", "{\"userName\":}", "[]", "null", "\"x\"", #"{"userName":"a","userName":"b"}"#,
            #"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"userName":"a"}"#,
            String(repeating: "[", count: 100_000),
        ])
    func invalidSyntax(_ body: String) async throws {
        try await HTTPFixture.with { fixture in expectError(try await fixture.post("/Users", body), 400, "invalidSyntax") }
    }

    @Test("malformed JSON is located")
    func position() async throws {
        try await HTTPFixture.with { fixture in
            let reply = try await fixture.post("/Users", #"{"userName":}"#)
            #expect(reply.detail.contains("byte 12"))
        }
    }

    @Test(
        "values that do not fit: 400 invalidValue naming the attribute",
        arguments: [
            (#"{}"#, "userName"), (#"{"userName":"  "}"#, "userName"), (#"{"userName":7}"#, "userName"),
            (#"{"userName":"a","active":"maybe"}"#, "active"), (#"{"userName":"a","name":"x"}"#, "name"),
            (#"{"userName":"a","emails":[{"value":"x","primary":true},{"value":"y","primary":true}]}"#, "emails"),
        ])
    func invalidValue(_ body: String, _ name: String) async throws {
        try await HTTPFixture.with { fixture in
            let answer = try await fixture.post("/Users", body)
            expectError(answer, 400, "invalidValue")
            #expect(answer.detail.contains(name))
        }
    }

    @Test(
        "queries that make no sense: 400",
        arguments: [
            ("filter=userName+eq", "invalidFilter"), ("filter=%zz", "invalidSyntax"), ("filter=%", "invalidSyntax"),
            ("filter=%ff", "invalidSyntax"),
            ("startIndex=x", "invalidValue"), ("count=1.5", "invalidValue"), ("filter=active+gt+true", "invalidFilter"),
        ])
    func queries(_ query: String, _ scimType: String) async throws {
        try await HTTPFixture.with { fixture in expectError(try await fixture.get("/Users?\(query)"), 400, scimType) }
    }

    @Test(
        "queries that are nobody's business are ignored",
        arguments: [
            "aadOptscim062020", "aadOptscim062020&count=1", "unknown=1", "", "&&", "=", "count=", "startIndex=99999999999999999999&x",
        ])
    func ignored(_ query: String) async throws {
        try await HTTPFixture.with { fixture in
            let reply = try await fixture.get("/Users?\(query)")
            #expect(reply.status == 200)
        }
    }

    @Test("a body that is too large: 413", arguments: [true, false])
    func tooLarge(_ announced: Bool) async throws {
        try await HTTPFixture.with(options: SCIMHTTPOptions(maximumBodySize: 1000)) { fixture in
            let body = #"{"userName":"\#(String(repeating: "a", count: 2000))"}"#
            var headers: HTTPFields = [:]
            if announced { headers[.contentLength] = String(body.utf8.count) }
            expectError(try await fixture.send(.post, "/Users", body, headers: headers), 413)
            #expect(try await fixture.get("/Users").body["totalResults"] == 0)
        }
    }

    @Test(
        "the types of body that are understood",
        arguments: [
            ("application/scim+json", 201), ("application/json", 201), ("Application/JSON; charset=UTF-8", 201), ("text/plain", 415),
            ("application/x-www-form-urlencoded", 415),
        ])
    func contentType(_ type: String, _ status: Int) async throws {
        try await HTTPFixture.with { fixture in
            let answer = try await fixture.send(.post, "/Users", #"{"userName":"a"}"#, headers: [.contentType: type])
            #expect(answer.status == status)
            if status == 415 { expectError(answer, 415) }
        }
    }

    @Test(
        "PATCH requests that make no sense",
        arguments: [
            (#"[{"op":"replace","path":"nothing","value":1}]"#, "invalidPath"), (#"[{"op":"move","path":"title"}]"#, "invalidSyntax"),
            (#"[{"op":"remove"}]"#, "noTarget"), (#"[{"op":"replace","path":"id","value":"x"}]"#, "mutability"),
            (#"[{"op":"remove","path":"userName"}]"#, "mutability"),
            (#"[{"op":"replace","path":"emails[type eq]","value":"x"}]"#, "invalidFilter"),
            (#"[{"op":"replace","path":"userName","value":""}]"#, "invalidValue"), (#"{}"#, "invalidSyntax"),
        ])
    func patch(_ operations: String, _ scimType: String) async throws {
        try await HTTPFixture.with { fixture in
            let id = try await fixture.user("ann")
            let before = try await fixture.get("/Users/\(id)").body
            expectError(try await fixture.patch("/Users/\(id)", operations), 400, scimType)
            #expect(try await fixture.get("/Users/\(id)").body == before)
        }
    }

    @Test("a member that does not exist is named")
    func unknownMember() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await fixture.group("staff")
            let answer = try await fixture.patch("/Groups/\(id)", #"[{"op":"add","path":"members","value":[{"value":"nobody"}]}]"#)
            expectError(answer, 400, "invalidValue")
            #expect(answer.detail.contains("nobody"))
            expectError(try await fixture.post("/Groups", #"{"displayName":"x","members":[{"value":"nobody"}]}"#), 400, "invalidValue")
        }
    }

    @Test("what is not below a tenant's base URL is not ours")
    func elsewhere() async throws {
        try await HTTPFixture.with { fixture in
            for path in ["/health/live", "/health/ready"] {
                let status = try await fixture.client.execute(uri: path, method: .get) { $0.status.code }
                #expect(status == 200)
            }
            let status = try await fixture.client.execute(uri: "/logicgate/scim/v3/Users", method: .get) { $0.status.code }
            #expect(status == 404)
        }
    }
}
