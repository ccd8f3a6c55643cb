package import Persistence

/// The secrets of applications in the clear, for the moment of their use.
package struct SecretVault: Sendable {
    private let store: any SecretStore
    private let sealing: any SecretSealing

    package init(store: any SecretStore, sealing: any SecretSealing) {
        self.store = store
        self.sealing = sealing
    }

    package func secrets(of servicePrincipal: ServicePrincipalID) async throws(SecretError) -> [String: String] {
        let sealed: [String: [UInt8]]
        do { sealed = try await store.sealedSecrets(of: servicePrincipal) } catch { throw .storage(error) }
        var secrets: [String: String] = [:]
        for (key, value) in sealed {
            do { secrets[key] = try sealing.open(value, context: Self.context(key, servicePrincipal)) } catch {
                throw .sealing(error)
            }
        }
        return secrets
    }

    /// The keys that have a value.
    package func sealedKeys(of servicePrincipal: ServicePrincipalID) async throws(StorageError) -> Set<String> {
        Set(try await store.sealedSecrets(of: servicePrincipal).keys)
    }

    /// Sets these keys, removes those with an empty value, leaves the others.
    package func save(_ secrets: [String: String], of servicePrincipal: ServicePrincipalID) async throws(SecretError) {
        var sealed: [String: [UInt8]?] = [:]
        for (key, value) in secrets {
            do {
                sealed[key] = value.isEmpty ? .some(nil) : try sealing.seal(value, context: Self.context(key, servicePrincipal))
            } catch {
                throw .sealing(error)
            }
        }
        do { try await store.setSealedSecrets(sealed, of: servicePrincipal) } catch { throw .storage(error) }
    }

    private static func context(_ key: String, _ servicePrincipal: ServicePrincipalID) -> String { "\(servicePrincipal)/\(key)" }
}

/// Secrets cannot be read or written.
package enum SecretError: Error, Hashable, Sendable {
    case storage(StorageError)
    case sealing(SealingError)
}

/// What a target is reached with.
package struct TargetCredentials: Hashable, Sendable {
    /// The tenant URL: the target's SCIM base (Graph's secret `BaseAddress`).
    package let baseAddress: String
    /// The bearer token (`SecretToken`).
    package let secretToken: String

    package init(baseAddress: String, secretToken: String) {
        self.baseAddress = baseAddress
        self.secretToken = secretToken
    }

    /// The credentials among secrets.
    ///
    /// - Throws: ``ConnectorError`` naming the field that is missing.
    package init(secrets: [String: String]) throws(ConnectorError) {
        guard let address = secrets["BaseAddress"], !address.isEmpty else { throw Self.missing("Tenant URL (BaseAddress)") }
        guard let token = secrets["SecretToken"], !token.isEmpty else { throw Self.missing("Secret Token (SecretToken)") }
        self.init(baseAddress: address, secretToken: token)
    }

    private static func missing(_ field: String) -> ConnectorError {
        ConnectorError(
            kind: .unauthorized, code: "MissingCredentials", message: "The \(field) is not set; enter it under Admin Credentials.")
    }
}
