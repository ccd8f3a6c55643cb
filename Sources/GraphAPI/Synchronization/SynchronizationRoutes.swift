import Administration
import Directory
import FoundationEssentials
import JSONDocument
import Provisioning

/// `/servicePrincipals/{id}/synchronization`: jobs and credentials.
struct SynchronizationRoutes: Sendable {
    let services: GraphServices
    let now: @Sendable () -> Date

    private static let root = "servicePrincipals/{servicePrincipal}/synchronization"

    var routes: [Route] {
        let root = Self.root
        return [
            Route(.get, root + "/templates", templates),
            Route(.get, root + "/secrets", secrets),
            Route(.put, root + "/secrets", saveSecrets),
            Route(.get, root + "/jobs", jobs),
            Route(.post, root + "/jobs", createJob),
            Route(.post, root + "/jobs/validateCredentials", validateCredentials),
            Route(.get, root + "/jobs/{job}", job),
            Route(.patch, root + "/jobs/{job}", updateJob),
            Route(.delete, root + "/jobs/{job}", deleteJob),
            Route(.post, root + "/jobs/{job}/start", start),
            Route(.post, root + "/jobs/{job}/pause", pause),
            Route(.post, root + "/jobs/{job}/restart", restart),
            Route(.post, root + "/jobs/{job}/validateCredentials", validateCredentials),
        ]
    }

    private var provisioning: ProvisioningAdministration { services.provisioning }

    private func context(_ servicePrincipal: ServicePrincipalID, _ rest: String) -> String {
        "servicePrincipals('\(servicePrincipal.rawValue)')/synchronization/\(rest)"
    }

    // MARK: Templates and secrets

    private func templates(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let target = try await services.provisioningTarget(request)
        let items = try await provisioning.templates(of: target.id, by: request.caller).map { template -> JSONValue in
            [
                "id": .string(template.id), "applicationId": .string(target.appID), "default": true,
                "description": .string(template.description), "discoverable": true, "factoryTag": .string(template.id), "metadata": [],
            ]
        }
        return try request.collection(context(target.id, "templates"), of: items, options)
    }

    private func secrets(_ request: GraphRequest) async throws -> GraphResponse {
        let target = try await services.provisioningTarget(request)
        let pairs = try await provisioning.secrets(of: target.id, by: request.caller)
        return request.collection(context(target.id, "secrets"), pairs.map { ["key": .string($0.key), "value": .string($0.value)] })
    }

    private func saveSecrets(_ request: GraphRequest) async throws -> GraphResponse {
        let pairs = try SecretPairs.read(try request.object(), "value")
        try await provisioning.saveSecrets(pairs, of: try await services.provisioningTarget(request).id, by: request.caller)
        return .noContent
    }

    private func validateCredentials(_ request: GraphRequest) async throws -> GraphResponse {
        let body = try request.objectIfPresent()
        let pairs = try SecretPairs.read(body, "credentials")
        let usesSaved = try GraphBody(body).bool("useSavedCredentials") ?? pairs.isEmpty
        guard usesSaved || !pairs.isEmpty else {
            throw GraphError.badRequest("Give “credentials”, or “useSavedCredentials”: true.", target: "credentials")
        }
        let target = try await services.provisioningTarget(request)
        if request.captures["job"] != nil { _ = try await provisioning.job(request.jobID(), of: target.id, by: request.caller) }
        try await provisioning.validateCredentials(usesSaved ? [] : pairs, of: target.id, by: request.caller)
        return .noContent
    }

    // MARK: Jobs

    private func jobs(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select, .top, .skipToken, .count])
        let target = try await services.provisioningTarget(request)
        let time = now()
        let items = try await provisioning.jobs(of: target.id, by: request.caller).map { $0.graphJSON(now: time) }
        return try request.collection(context(target.id, "jobs"), of: items, options)
    }

    private func createJob(_ request: GraphRequest) async throws -> GraphResponse {
        let template = try GraphBody(try request.objectIfPresent()).string("templateId") ?? nil
        let target = try await services.provisioningTarget(request)
        let job = try await provisioning.createJob(templateID: template, of: target.id, by: request.caller)
        return .created(request.entity(context(target.id, "jobs"), job.graphJSON(now: now())))
    }

    private func job(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let target = try await services.provisioningTarget(request)
        let job = try await provisioning.job(request.jobID(), of: target.id, by: request.caller)
        return .ok(request.entity(context(target.id, "jobs"), job.graphJSON(now: now()).selecting(options.select)))
    }

    private func updateJob(_ request: GraphRequest) async throws -> GraphResponse {
        guard let text = try request.object()["schedule"]?["interval"]?.stringValue else {
            throw GraphError.badRequest("What can be changed of a job is {\"schedule\": {\"interval\": \"PT40M\"}}.", target: "schedule")
        }
        guard let interval = DurationText.parse(text) else {
            throw GraphError.badRequest("“\(text)” is not a duration such as PT40M.", target: "schedule/interval")
        }
        let target = try await services.provisioningTarget(request)
        _ = try await provisioning.setInterval(interval, of: request.jobID(), of: target.id, by: request.caller)
        return .noContent
    }

    private func deleteJob(_ request: GraphRequest) async throws -> GraphResponse {
        try await provisioning.deleteJob(request.jobID(), of: try await services.provisioningTarget(request).id, by: request.caller)
        return .noContent
    }

    private func start(_ request: GraphRequest) async throws -> GraphResponse {
        try await provisioning.start(request.jobID(), of: try await services.provisioningTarget(request).id, by: request.caller)
        return .noContent
    }

    private func pause(_ request: GraphRequest) async throws -> GraphResponse {
        try await provisioning.pause(request.jobID(), of: try await services.provisioningTarget(request).id, by: request.caller)
        return .noContent
    }

    private func restart(_ request: GraphRequest) async throws -> GraphResponse {
        let scope = try ResetScope(criteriaIn: try request.objectIfPresent())
        let target = try await services.provisioningTarget(request)
        try await provisioning.restart(request.jobID(), of: target.id, forgetting: scope, by: request.caller)
        return .noContent
    }
}

/// Keys with values, as credentials and secrets are sent.
enum SecretPairs {
    static func read(_ body: JSONObject, _ name: String) throws(GraphError) -> [(key: String, value: String)] {
        guard let value = body[name] else { return [] }
        guard let elements = value.arrayValue else { throw .badRequest("“\(name)” must be a list of {\"key\", \"value\"}.", target: name) }
        var pairs: [(key: String, value: String)] = []
        for element in elements {
            guard let key = element["key"]?.stringValue else { throw .badRequest("An entry of “\(name)” has no “key”.", target: name) }
            pairs.append((key, element["value"]?.stringValue ?? ""))
        }
        return pairs
    }
}

extension GraphServices {
    /// The service principal whose synchronization a request is about.
    func provisioningTarget(_ request: GraphRequest) async throws -> (id: ServicePrincipalID, appID: String) {
        let servicePrincipal = try await servicePrincipal(request)
        return (ServicePrincipalID(rawValue: servicePrincipal.id.text), servicePrincipal.appID.text)
    }
}
