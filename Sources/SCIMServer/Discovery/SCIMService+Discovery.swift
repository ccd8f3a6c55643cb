import JSONDocument
import SCIM

extension SCIMService {
    /// The document of a discovery endpoint, such as `["ServiceProviderConfig"]`, `["Schemas"]` or `["ResourceTypes", "User"]`.
    ///
    /// - Parameter path: The segments below the base URL; names of endpoints come in any case.
    /// - Returns: Compact JSON; `nil` when there is no such endpoint or document.
    /// - SeeAlso: [RFC 7644 §4](https://datatracker.ietf.org/doc/html/rfc7644#section-4)
    public func discovery(_ path: [String]) -> [UInt8]? {
        guard let endpoint = path.first?.lowercased(), path.count <= 2 else { return nil }
        let documents: [JSONObject]
        switch endpoint {
        case "serviceproviderconfig" where path.count == 1:
            let config = ServiceProviderConfig(maximumResults: settings.paging.maximumCount)
            return JSONValue.object(config.document(baseURL: baseURL)).serialized()
        case "resourcetypes": documents = ServedType.all.map { $0.resourceType.document(baseURL: baseURL) }
        case "schemas": documents = Self.schemas.map { $0.document(baseURL: baseURL) }
        default: return nil
        }
        guard path.count == 2 else { return Self.list(documents) }
        let document = documents.first { $0["id"]?.stringValue?.lowercased() == path[1].lowercased() }
        return document.map { JSONValue.object($0).serialized() }
    }

    private static let schemas = ServedType.all.flatMap { [$0.schemas.core] + $0.schemas.extensions }

    private static func list(_ documents: [JSONObject]) -> [UInt8] {
        let count = JSONValue.number(JSONNumber(documents.count))
        let list: JSONObject = [
            "schemas": [.string(SchemaURI.listResponse.rawValue)], "totalResults": count, "startIndex": 1, "itemsPerPage": count,
            "Resources": .array(documents.map { .object($0) }),
        ]
        return JSONValue.object(list).serialized()
    }
}
