package import Provisioning

extension ProvisioningAdministration {
    /// Keys whose values are settings rather than secrets, and are shown.
    private static let settings: Set<String> = [
        "BaseAddress", "SyncAll", "SyncNotificationSettings", "SkipOutOfScopeDeletions", "SynchronizationSchedule", "InstanceName",
        "Domain", "Url",
    ]

    /// What stands for a secret that is set; sending it back leaves the secret as it is.
    package static let mask = "*"

    /// Stores secrets and settings; an empty value removes its key, ``mask`` keeps what is stored, other keys stay.
    ///
    /// `SyncAll` (`true` or `false`) is the job's scope: everybody, or those assigned.
    package func saveSecrets(
        _ secrets: [(key: String, value: String)], of id: ServicePrincipalID, by caller: Caller
    ) async throws {
        _ = try await servicePrincipal(id, .managing, caller)
        var changed: [String: String] = [:]
        for (key, value) in secrets {
            guard let known = Self.keys.first(where: { $0.lowercased() == key.lowercased() }) else {
                throw AdministrationError.invalid("“\(key)” is not a synchronization secret; use for example BaseAddress or SecretToken")
            }
            guard value.utf8.count <= 16_384 else { throw AdministrationError.invalid("the value of \(known) is longer than 16 KiB") }
            if value == Self.mask && !Self.settings.contains(known) { continue }
            changed[known] = value
        }
        if let address = changed["BaseAddress"], !address.isEmpty {
            do { _ = try connectors.makeTarget(with: TargetCredentials(baseAddress: address, secretToken: "-")) } catch {
                throw AdministrationError.invalid(error.message)
            }
        }
        if let all = changed["SyncAll"], !["true", "false", ""].contains(all.lowercased()) {
            throw AdministrationError.invalid("SyncAll is “true” or “false”, not “\(all)”")
        }
        try await translatingSecrets { () async throws(SecretError) in try await vault.save(changed, of: id) }
        guard changed["SyncAll"] != nil else { return }
        let scope = Self.scope(changed)
        for var job in try await jobs.jobs(of: id) where job.scope != scope {
            job.scope = scope
            try await jobs.update(job)
            // Everybody has to be looked at again under the new scope.
            try await restart(job.id, forgetting: .watermark)
        }
    }

    /// The stored keys in order; secrets are masked.
    package func secrets(of id: ServicePrincipalID, by caller: Caller) async throws -> [(key: String, value: String)] {
        _ = try await servicePrincipal(id, .reading, caller)
        return try await secretsInTheClear(of: id).sorted { $0.key < $1.key }
            .map { (key: $0.key, value: Self.settings.contains($0.key) ? $0.value : Self.mask) }
    }

    /// Test Connection: asks the application for somebody who cannot exist.
    ///
    /// - Parameter credentials: tried instead of the stored ones; a key that is missing or masked is taken from those.
    /// - Throws: ``AdministrationError/invalid(_:)`` with the exact reason.
    package func validateCredentials(
        _ credentials: [(key: String, value: String)], of id: ServicePrincipalID, by caller: Caller
    ) async throws {
        _ = try await servicePrincipal(id, .managing, caller)
        var secrets = try await secretsInTheClear(of: id)
        for (key, value) in credentials where value != Self.mask { secrets[key] = value }
        var attribute = "userName"
        if let job = try await jobs.jobs(of: id).first, let schema = try await jobs.schema(of: job.id) {
            let matching = schema.mapping(for: .user)?.attributeMappings.filter { $0.matchingPriority > 0 } ?? []
            attribute = matching.min { $0.matchingPriority < $1.matchingPriority }?.targetAttributeName ?? attribute
        }
        do throws(ConnectorError) {
            let target = try connectors.makeTarget(with: TargetCredentials(secrets: secrets))
            // One try: somebody is waiting for the answer.
            var patience = RequestGate.Patience()
            patience.attempts = 1
            let gate = RequestGate(patience: patience, now: now, sleep: { _ in })
            try await ConnectionProbe(target: target, gate: gate).run(type: .user, attribute: attribute)
        } catch {
            throw AdministrationError.invalid(Self.explanation(of: error))
        }
    }

    /// The reason, the failing request, and the tutorial's hint where it applies.
    private static func explanation(of error: ConnectorError) -> String {
        var text = "\(error.code): \(error.message)"
        if let request = error.request { text += " (\(request))" }
        if error.kind == .unauthorized || error.kind == .forbidden {
            text += " Ensure that the account the token belongs to has Admin permissions in the application, and try again."
        }
        return text
    }

    func secretsInTheClear(of id: ServicePrincipalID) async throws -> [String: String] {
        try await translatingSecrets { () async throws(SecretError) in try await vault.secrets(of: id) }
    }

    func forgetSecrets(of id: ServicePrincipalID) async throws {
        let keys = try await vault.sealedKeys(of: id)
        let nothing = Dictionary(uniqueKeysWithValues: keys.map { ($0, "") })
        try await translatingSecrets { () async throws(SecretError) in try await vault.save(nothing, of: id) }
    }

    private func translatingSecrets<Answer>(_ body: () async throws(SecretError) -> Answer) async throws -> Answer {
        do throws(SecretError) { return try await body() } catch {
            switch error {
            case .storage(let error): throw error
            case .sealing(let error): throw AdministrationError.conflict(error.reason)
            }
        }
    }

    static func scope(_ secrets: [String: String]) -> SynchronizationScope {
        secrets["SyncAll"]?.lowercased() == "true" ? .all : .assigned
    }

    /// Graph's enum `synchronizationSecret`.
    private static let keys = [
        "UserName", "Password", "SecretToken", "AppKey", "BaseAddress", "ClientIdentifier", "ClientSecret", "SingleSignOnType", "Sandbox",
        "Url", "Domain", "ConsumerKey", "ConsumerSecret", "TokenKey", "TokenExpiration", "Oauth2AccessToken",
        "Oauth2AccessTokenCreationTime", "Oauth2RefreshToken", "SyncAll", "InstanceName", "Oauth2ClientId", "Oauth2ClientSecret",
        "CompanyId", "UpdateKeyOnSoftDelete", "SynchronizationSchedule", "SystemOfRecord", "SandboxName", "EnforceDomain",
        "SyncNotificationSettings", "SkipOutOfScopeDeletions", "Oauth2AuthorizationCode", "Oauth2RedirectUri",
        "ApplicationTemplateIdentifier", "Oauth2TokenExchangeUri", "Oauth2AuthorizationUri", "AuthenticationType", "Server",
        "PerformInboundEntitlementGrants", "HardDeletesEnabled", "SyncAgentCompatibilityKey", "SyncAgentADContainer", "ValidateDomain",
        "TestReferences", "ConnectionString",
    ]
}
