import Administration
import JSONDocument
import Provisioning

/// The schema of a job: attribute mappings and scoping filters.
struct SchemaRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        let path = "servicePrincipals/{servicePrincipal}/synchronization/jobs/{job}/schema"
        return [
            Route(.get, path, get),
            // The documentation has PUT, the SDK PATCH; both replace the whole.
            Route(.put, path, replace),
            Route(.patch, path, replace),
            Route(.delete, path, restoreDefault),
        ]
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let target = try await services.provisioningTarget(request)
        let schema = try await services.provisioning.schema(of: request.jobID(), of: target.id, by: request.caller)
        let json = schema.json(id: request.jobID().rawValue).selecting(options.select)
        return .ok(request.entity("servicePrincipals('\(target.id.rawValue)')/synchronization/jobs('\(request.jobID())')/schema", json))
    }

    private func replace(_ request: GraphRequest) async throws -> GraphResponse {
        let target = try await services.provisioningTarget(request)
        try await services.provisioning.replaceSchema(
            of: request.jobID(), of: target.id, by: .object(try request.object()), caller: request.caller)
        return .noContent
    }

    private func restoreDefault(_ request: GraphRequest) async throws -> GraphResponse {
        let target = try await services.provisioningTarget(request)
        try await services.provisioning.restoreDefaultSchema(of: request.jobID(), of: target.id, by: request.caller)
        return .noContent
    }
}
