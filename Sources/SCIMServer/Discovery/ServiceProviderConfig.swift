import JSONDocument
import SCIM

/// What this service offers, truthfully; clients decide on it.
///
/// - SeeAlso: [RFC 7643 §5](https://datatracker.ietf.org/doc/html/rfc7643#section-5)
struct ServiceProviderConfig {
    let maximumResults: Int

    func document(baseURL: String) -> JSONObject {
        [
            "schemas": [.string(SchemaURI.serviceProviderConfig.rawValue)],
            "patch": ["supported": true],
            // Members that RFC 7643 §5 requires are there even where nothing is offered: some clients' parsers insist.
            "bulk": ["supported": false, "maxOperations": 0, "maxPayloadSize": 0],
            "filter": ["supported": true, "maxResults": .number(JSONNumber(maximumResults))],
            "changePassword": ["supported": false],
            "sort": ["supported": false],
            "etag": ["supported": true],
            "authenticationSchemes": [
                [
                    "type": "oauthbearertoken", "name": "Access key",
                    "description": "A long-lived access key of the tenant, sent as a bearer token",
                    "specUri": "https://datatracker.ietf.org/doc/html/rfc6750", "primary": true,
                ]
            ],
            "meta": .object(Meta(resourceType: "ServiceProviderConfig", location: "\(baseURL)/ServiceProviderConfig").object),
        ]
    }
}
