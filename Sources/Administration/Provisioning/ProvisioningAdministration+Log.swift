import Directory
package import Provisioning

extension ProvisioningAdministration {
    /// Records of the provisioning log that satisfy the query; owners see those of their own applications.
    package func log(_ query: ProvisioningLogQuery, by caller: Caller) async throws -> [ProvisioningLogRecord] {
        try require(readingLogsOf: query.servicePrincipal, caller)
        return try await log.records(query)
    }

    /// How many records satisfy the query.
    package func logCount(_ query: ProvisioningLogQuery, by caller: Caller) async throws -> Int {
        try require(readingLogsOf: query.servicePrincipal, caller)
        return try await log.count(query)
    }

    package func logRecord(_ id: String, by caller: Caller) async throws -> ProvisioningLogRecord {
        guard let record = try await log.record(id) else {
            try Authorization.require(.readProvisioningLogs, caller)
            throw AdministrationError.notFound("the provisioning log has no record \(id)")
        }
        try require(readingLogsOf: record.servicePrincipal, caller)
        return record
    }

    private func require(readingLogsOf servicePrincipal: ServicePrincipalID?, _ caller: Caller) throws {
        if let id = servicePrincipal.flatMap({ ObjectID($0.rawValue) }), Authorization.allows(.readProvisioning(id), caller) { return }
        try Authorization.require(.readProvisioningLogs, caller)
    }
}
