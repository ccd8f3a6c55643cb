import Directory
import JSONDocument

/// `/organization`: the tenant.
struct OrganizationRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        let organization = services.organization
        let json: JSONValue = [
            "id": .string(organization.id.text),
            "displayName": .string(organization.displayName),
            "createdDateTime": .string(DateTimeText.format(organization.createdDateTime)),
            "verifiedDomains": [["name": .string(organization.defaultDomain), "isDefault": true, "isInitial": true, "type": "Managed"]],
        ]
        return [
            Route(.get, "organization") { try $0.collection("organization", of: [json], try $0.options([.select])) },
            Route(.get, "organization/{id}") { request in
                guard request.key("id") == .id(organization.id.text) else {
                    throw GraphError.resourceNotFound("There is no organization “\(request.key("id").text)” here.")
                }
                return .ok(request.entity("organization", json))
            },
        ]
    }
}
