import JSONDocument
import Provisioning
import SCIMClient
import SCIMTarget
import Testing

/// A list that cannot be read must not look as if nobody were found: the person would be created a second time.
@Suite struct BrokenListTests {
    private struct FixedAnswer: HTTPTransport {
        let body: String

        func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
            HTTPTransportResponse(status: 200, headers: [], body: Array(body.utf8))
        }
    }

    private func find(in body: String) async throws -> [TargetObject] {
        let client = SCIMClient(base: try SCIMBaseURL("http://127.0.0.1/scim"), token: "t", transport: FixedAnswer(body: body))
        return try await SCIMTarget(client: client).find(MatchingQuery(type: .user, attribute: "userName", value: "a"))
    }

    @Test(arguments: [
        #"{"totalResults":1,"Resources":["a"]}"#, #"{"totalResults":1,"Resources":[{"userName":"a"}]}"#,
        #"{"totalResults":1,"Resources":[{"id":"","userName":"a"}]}"#, #"{"totalResults":1,"Resources":[null]}"#,
        #"{"totalResults":1}"#, #"{"totalResults":1,"Resources":[]}"#, #"{"Resources":{}}"#, "[]",
    ])
    func isIncompatible(body: String) async throws {
        let error = await #expect(throws: ConnectorError.self) { _ = try await find(in: body) }
        #expect(error?.kind == .incompatible)
    }

    @Test(arguments: [#"{"totalResults":0}"#, #"{"totalResults":0,"Resources":[]}"#, #"{"resources":[]}"#])
    func nobodyIsAnEmptyList(body: String) async throws {
        #expect(try await find(in: body).isEmpty)
    }
}
