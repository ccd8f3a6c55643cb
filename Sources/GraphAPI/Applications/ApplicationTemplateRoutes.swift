import Administration
import Directory
import JSONDocument

/// `/applicationTemplates`: the gallery.
struct ApplicationTemplateRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [
            Route(.get, "applicationTemplates", list),
            Route(.get, "applicationTemplates/{template}", get),
            Route(.post, "applicationTemplates/{template}/instantiate", instantiate),
        ]
    }

    private func list(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skip, .skipToken, .count, .orderBy])
        return try request.collection("applicationTemplates", of: services.applications.templates().map(\.graphJSON), options)
    }

    private func id(_ request: GraphRequest) throws(GraphError) -> GUID { try request.objectID("template").guid }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let template = try services.applications.template(try id(request)).graphJSON
        return .ok(request.entity("applicationTemplates", template.selecting(options.select)))
    }

    private func instantiate(_ request: GraphRequest) async throws -> GraphResponse {
        let name = try request.objectIfPresent()["displayName"]?.stringValue
        let (application, servicePrincipal) = try await services.applications.instantiate(
            try id(request), displayName: name, by: request.caller)
        return .created([
            "@odata.context": .string("\(request.root)/$metadata#microsoft.graph.applicationServicePrincipal"),
            "application": application.graphJSON,
            "servicePrincipal": servicePrincipal.graphJSON(tenantID: services.organization.id.text),
        ])
    }
}

extension ApplicationTemplate {
    /// Graph's applicationTemplate.
    fileprivate var graphJSON: JSONValue {
        [
            "id": .string(id.text),
            "displayName": .string(displayName),
            "description": .string(description),
            "publisher": .string(publisher),
            "homePageUrl": .nullable(homePageURL),
            "logoUrl": nil,
            "categories": .strings(categories),
            "supportedProvisioningTypes": .strings(supportedProvisioningTypes),
            "supportedSingleSignOnModes": .strings(supportedSingleSignOnModes),
            "endpoints": [],
            "isEntraIntegrated": false,
        ]
    }
}
