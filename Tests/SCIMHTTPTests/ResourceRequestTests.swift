import HTTPTypes
import JSONDocument
import SCIMHTTP
import Tenancy
import Testing

@Suite("Reading and replacing resources over HTTP")
struct ResourceRequestTests {
    @Test("a slash at the end, and endpoints in any case, mean the same")
    func spelling() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await fixture.user("ann")
            for path in ["/Users/\(id)", "/Users/\(id)/", "/users/\(id)", "/USERS/\(id)"] {
                #expect(try await fixture.get(path).id == id)
            }
            #expect(try await fixture.get("/Users/").body["totalResults"] == 1)
        }
    }

    @Test("attributes and excludedAttributes choose what is shown, on reads and writes")
    func selection() async throws {
        try await HTTPFixture.with { fixture in
            let created = try await fixture.post("/Users?attributes=userName", #"{"userName":"ann","title":"Dr","nickName":"A"}"#)
            func names(_ value: JSONValue) -> Set<String> { Set(value.objectValue?.map(\.name) ?? []) }
            #expect(names(created.body).contains("userName"))
            #expect(names(created.body).isDisjoint(with: ["title", "nickName", "meta"]))
            let shown = try await fixture.get("/Users/\(created.id)?attributes=title,meta.location").body
            #expect(shown["title"] == "Dr")
            #expect(shown["userName"] == nil)
            #expect(shown["id"] != nil)
            #expect(shown["meta"]?["location"] != nil)
            #expect(shown["meta"]?["created"] == nil)
            let excluded = try await fixture.get("/Users?excludedAttributes=title,id").body["Resources"]?.arrayValue?.first
            #expect(excluded?["title"] == nil)
            #expect(excluded?["id"] != nil)
            #expect(excluded?["nickName"] == "A")
            let patched = try await fixture.send(
                .patch, "/Users/\(created.id)?attributes=title", #"{"Operations":[{"op":"add","path":"title","value":"Prof"}]}"#)
            #expect(patched.body["title"] == "Prof")
            #expect(patched.body["nickName"] == nil)
        }
    }

    @Test("a group is shown after PATCH when attributes are asked for")
    func groupSelection() async throws {
        try await HTTPFixture.with { fixture in
            let (group, user) = (try await fixture.group("staff"), try await fixture.user("ann"))
            let body = #"{"Operations":[{"op":"add","path":"members","value":[{"value":"\#(user)"}]}]}"#
            let answer = try await fixture.send(.patch, "/Groups/\(group)?attributes=members", body)
            #expect(answer.status == 200)
            #expect(answer.body["members"]?.arrayValue?.first?["value"]?.stringValue == user)
        }
    }

    @Test("PUT replaces, keeps id and creation, and leaves out what is left out")
    func put() async throws {
        try await HTTPFixture.with { fixture in
            let created = try await fixture.post("/Users", #"{"userName":"ann","title":"Dr","active":false}"#)
            let answer = try await fixture.put("/Users/\(created.id)", #"{"id":"other","userName":"Ann2","password":"secret"}"#)
            #expect(answer.status == 200)
            #expect(answer.id == created.id)
            #expect(answer.body["title"] == nil)
            #expect(answer.body["active"] == false)
            #expect(answer.body["password"] == nil)
            #expect(answer.body["meta"]?["created"] == created.body["meta"]?["created"])
            #expect(answer.headers[.eTag] == #"W/"2""#)
            _ = try await fixture.user("taken")
            expectError(try await fixture.put("/Users/\(created.id)", #"{"userName":"TAKEN"}"#), 409, "uniqueness")
            expectError(try await fixture.put("/Users/nobody", #"{"userName":"x"}"#), 404)
        }
    }

    @Test("If-Match and If-None-Match")
    func conditions() async throws {
        try await HTTPFixture.with { fixture in
            let id = try await fixture.user("ann")
            let current: HTTPFields = [.ifMatch: #"W/"1""#]
            let body = #"{"Operations":[{"op":"add","path":"title","value":"Dr"}]}"#
            #expect(try await fixture.send(.patch, "/Users/\(id)", body, headers: current).status == 200)
            expectError(try await fixture.send(.patch, "/Users/\(id)", body, headers: current), 412)
            expectError(try await fixture.send(.put, "/Users/\(id)", #"{"userName":"x"}"#, headers: current), 412)
            expectError(try await fixture.send(.delete, "/Users/\(id)", headers: current), 412)
            let unchanged = try await fixture.send(.get, "/Users/\(id)", headers: [.ifNoneMatch: #"W/"2""#])
            #expect(unchanged.status == 304)
            #expect(unchanged.body == .null)
            #expect(try await fixture.send(.get, "/Users/\(id)", headers: [.ifNoneMatch: #"W/"1""#]).status == 200)
            #expect(try await fixture.send(.delete, "/Users/\(id)", headers: [.ifMatch: "*"]).status == 204)
        }
    }

    @Test("pages as the gallery's harness reads them")
    func paging() async throws {
        try await HTTPFixture.with { fixture in
            for number in 1...11 { _ = try await fixture.user("user\(number)") }
            var seen: [String] = []
            for startIndex in [1, 6, 11] {
                let page = try await fixture.get("/Users?startIndex=\(startIndex)&count=5").body
                #expect(page["startIndex"]?.intValue == startIndex)
                #expect(page["totalResults"] == 11)
                seen += page["Resources"]?.arrayValue?.compactMap { $0["userName"]?.stringValue } ?? []
            }
            #expect(seen == (1...11).map { "user\($0)" })
        }
    }

    @Test("without an external URL, locations follow the request's host")
    func hostLocation() async throws {
        try await HTTPFixture.with(options: SCIMHTTPOptions()) { fixture in
            let answer = try await fixture.post("/Users", #"{"userName":"ann"}"#)
            let location = answer.headers[.location] ?? ""
            #expect(location.hasSuffix("/logicgate/scim/v2/Users/\(answer.id)"))
            #expect(answer.body["meta"]?["location"]?.stringValue == location)
        }
    }

    @Test("names in six scripts come back as they went in")
    func scripts() async throws {
        try await HTTPFixture.with { fixture in
            for name in ["Zoë O'Brien", "李小龍", "Дмитрий", "Ελένη", "محمد", "さくら😀"] {
                let body: JSONValue = ["userName": .string(name), "displayName": .string(name)]
                let answer = try await fixture.post("/Users", body.text)
                #expect(answer.status == 201)
                #expect(try await fixture.get("/Users/\(answer.id)").body["displayName"]?.stringValue == name)
                let encoded = name.utf8.map { byte in
                    let digits = String(byte, radix: 16)
                    return digits.count == 1 ? "%0" + digits : "%" + digits
                }.joined()
                #expect(try await fixture.get("/Users?filter=userName+eq+%22\(encoded)%22").body["totalResults"] == 1)
            }
        }
    }
}
