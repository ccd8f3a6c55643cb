package import JSONDocument
import NIOHTTP1

extension GraphClient {
    private func synchronization(_ application: EnterpriseApplication, _ rest: String...) -> [String] {
        ["servicePrincipals", application.id, "synchronization"] + rest
    }

    package func jobs(of application: EnterpriseApplication) async throws(GraphClientError) -> [Job] {
        var jobs: [Job] = []
        for json in try await collect(url(synchronization(application, "jobs"))) { jobs.append(try Job(json, of: application)) }
        return jobs
    }

    package func job(_ id: String, of application: EnterpriseApplication) async throws(GraphClientError) -> Job {
        try Job(try await get(synchronization(application, "jobs", id)), of: application)
    }

    /// The application's job, or that with this id, of whichever application.
    package func job(application name: String?, id: String?) async throws(GraphClientError) -> Job {
        if let name {
            let application = try await application(name)
            if let id { return try await job(id, of: application) }
            let jobs = try await jobs(of: application)
            if let only = jobs.first, jobs.count == 1 { return only }
            if jobs.isEmpty {
                throw .notFound(
                    "“\(application.displayName)” has no provisioning job; “gatehouse app connect” enters its credentials and makes one")
            }
            throw .notFound(
                "“\(application.displayName)” has \(jobs.count) jobs; name one with --job: \(jobs.map(\.id).joined(separator: ", "))")
        }
        for application in try await applications() {
            if let job = try await jobs(of: application).first(where: { $0.id == id }) { return job }
        }
        throw .notFound("there is no job “\(id ?? "")”; “gatehouse app list” shows applications and their jobs")
    }

    /// The ids of the templates that jobs of the application can be made from, the default one first.
    package func jobTemplates(of application: EnterpriseApplication) async throws(GraphClientError) -> [String] {
        let templates = try await collect(url(synchronization(application, "templates")))
        let ordered = templates.filter { $0["default"]?.boolValue == true } + templates.filter { $0["default"]?.boolValue != true }
        return ordered.compactMap { $0["id"]?.stringValue }
    }

    package func createJob(template: String, of application: EnterpriseApplication) async throws(GraphClientError) -> Job {
        try Job(try await send(.POST, url(synchronization(application, "jobs")), ["templateId": .string(template)]), of: application)
    }

    /// Test Connection. - Throws: ``GraphClientError/refused(status:code:message:)`` with the reason.
    package func validateCredentials(
        _ credentials: [(key: String, value: String)], template: String, of application: EnterpriseApplication
    ) async throws(GraphClientError) {
        let body: JSONValue = [
            "templateId": .string(template), "useSavedCredentials": false, "credentials": Self.pairs(credentials),
        ]
        _ = try await send(.POST, url(synchronization(application, "jobs", "validateCredentials")), body)
    }

    package func saveSecrets(
        _ secrets: [(key: String, value: String)], of application: EnterpriseApplication
    ) async throws(GraphClientError) {
        _ = try await send(.PUT, url(synchronization(application, "secrets")), ["value": Self.pairs(secrets)])
    }

    private static func pairs(_ pairs: [(key: String, value: String)]) -> JSONValue {
        .array(pairs.map { ["key": .string($0.key), "value": .string($0.value)] })
    }

    /// `start`, `pause`: an action without a body.
    package func perform(_ action: String, on job: Job) async throws(GraphClientError) {
        _ = try await send(.POST, url(synchronization(job.application, "jobs", job.id, action)), nil)
    }

    /// Restarts the job; an empty scope forgets what the portal's *Restart provisioning* forgets.
    package func restart(_ job: Job, resetScope: [String]) async throws(GraphClientError) {
        let criteria: JSONValue = resetScope.isEmpty ? [:] : ["resetScope": .string(resetScope.joined(separator: ", "))]
        _ = try await send(.POST, url(synchronization(job.application, "jobs", job.id, "restart")), ["criteria": criteria])
    }

    package func refreshed(_ job: Job) async throws(GraphClientError) -> Job { try await self.job(job.id, of: job.application) }

    /// Records of the provisioning log that satisfy a `$filter`, newest first.
    package func log(filter: String?, limit: Int) async throws(GraphClientError) -> [JSONValue] {
        var query = [("$top", String(min(limit, 500))), ("$orderby", "activityDateTime desc")]
        if let filter { query.append(("$filter", filter)) }
        return try await collect(url(["auditLogs", "provisioning"], query), limit: limit)
    }
}
