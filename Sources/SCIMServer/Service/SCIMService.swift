import JSONDocument
import Persistence
import SCIM

/// The SCIM protocol over the resources of one tenant, without HTTP.
///
/// A service is a value made for a request: the store is the tenant's, the base URL the one by which the client came.
/// Every operation throws ``SCIM/SCIMError`` for what the client can mend and ``Persistence/StorageError`` for what it cannot.
///
/// - SeeAlso: [RFC 7644 §3](https://datatracker.ietf.org/doc/html/rfc7644#section-3)
public struct SCIMService: Sendable {
    let store: any ResourceStore
    /// The base URL without a slash at the end.
    public let baseURL: String
    let settings: SCIMServiceSettings

    /// A service over a tenant's resources at a base URL such as `https://example.com/acme/scim/v2`.
    public init(store: any ResourceStore, baseURL: String, settings: SCIMServiceSettings) {
        self.store = store
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.settings = settings
    }

    func location(_ type: ServedType, _ id: String) -> String { baseURL + type.resourceType.endpoint + "/" + id }

    func parse(_ body: [UInt8]) throws(SCIMError) -> JSONValue {
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw .invalidSyntax("the body is not JSON: \(error)")
        }
    }

    func notFound(_ type: ServedType, _ id: String) -> SCIMError {
        .notFound("there is no \(type.name) with id “\(id.prefix(100))”")
    }

    func check(_ ifMatch: EntityTagCondition?, _ record: ResourceRecord) throws(SCIMError) {
        guard let ifMatch, !ifMatch.matches(version: record.version) else { return }
        throw .preconditionFailed(
            "\(record.resourceType) “\(record.id)” is at version \(EntityTag.text(ofVersion: record.version)) now; read it again and retry")
    }

    /// Turns what the client can mend into its SCIM error.
    func translating<T>(
        _ contents: ResourceContents?, _ type: ServedType, _ id: String, _ body: () async throws(StorageError) -> T
    ) async throws -> T {
        do throws(StorageError) {
            return try await body()
        } catch {
            switch error {
            case .notFound: throw notFound(type, id)
            case .conflict:
                throw SCIMError.uniqueness(
                    "\(type.uniqueAttribute) “\(contents?.uniqueText ?? "")” is taken by another \(type.name) (case does not count)")
            case .stale, .busy, .full, .damaged, .unavailable: throw error
            }
        }
    }

    func unknownMember(_ id: String) -> SCIMError {
        .invalidValue("“\(id.prefix(100))” cannot be a member: there is no User or Group with this id")
    }
}
