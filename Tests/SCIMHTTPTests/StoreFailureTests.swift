import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSONDocument
import Persistence
import SCIMHTTP
import SCIMServer
import Testing

@Suite("When the store fails")
struct StoreFailureTests {
    /// A store that answers everything with one error.
    private struct FailingStore: ResourceStore {
        let error: StorageError

        func create(_ record: ResourceRecord, members: [String]) async throws(StorageError) -> WriteOutcome { throw error }
        func resource(
            _ id: String, ofType resourceType: String, with relations: Relations
        ) async throws(StorageError) -> StoredResource? { throw error }
        func list(_ query: ResourceQuery) async throws(StorageError) -> ResourcePage { throw error }
        func update(_ update: ResourceUpdate) async throws(StorageError) -> WriteOutcome { throw error }
        func delete(_ id: String, ofType resourceType: String, expectedVersion: Int64?, now: Int64) async throws(StorageError) {
            throw error
        }
        func members(
            of group: String, after position: ResourcePosition?, limit: Int
        ) async throws(StorageError) -> MembershipPage { throw error }
    }

    private struct Doorman: SCIMAuthenticator {
        let store: FailingStore
        func authenticate(_ token: String?, tenant: String) async throws -> SCIMAuthentication { .accepted(store, subject: "test") }
    }

    @Test(
        "the client learns whether to try again, and nothing of the inside",
        arguments: [
            (StorageError.busy, 503), (.full, 503), (.damaged("secret path"), 500), (.unavailable("secret path"), 500),
        ])
    func mapping(_ error: StorageError, _ status: Int) async throws {
        let router = Router()
        SCIMRoutes(authenticator: Doorman(store: FailingStore(error: error)), settings: SCIMServiceSettings(now: { 0 })).add(to: router)
        try await Application(router: router).test(.router) { client in
            for (method, path) in [(HTTPRequest.Method.get, "/Users"), (.get, "/Users/1"), (.delete, "/Groups/1")] {
                try await client.execute(uri: "/one/scim/v2\(path)", method: method) { response in
                    let body = try JSONValue(parsing: Array(response.body.readableBytesView))
                    #expect(response.status.code == status)
                    #expect(body["status"]?.stringValue == String(status))
                    #expect((response.headers[.retryAfter] != nil) == (status == 503))
                    #expect(!body.text.contains("secret path"))
                }
            }
        }
    }
}
