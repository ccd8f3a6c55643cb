package import Persistence

/// The secrets of applications, sealed: a store never sees one in the clear.
package protocol SecretStore: Sendable {
    /// The sealed secrets of a service principal, by key (Graph's `synchronizationSecret` names).
    func sealedSecrets(of servicePrincipal: ServicePrincipalID) async throws(StorageError) -> [String: [UInt8]]
    /// Sets these keys, removes those whose value is `nil`, leaves the others.
    func setSealedSecrets(_ secrets: [String: [UInt8]?], of servicePrincipal: ServicePrincipalID) async throws(StorageError)
}

/// Seals secrets for storage and opens them for use.
package protocol SecretSealing: Sendable {
    /// The sealed form; `context` binds it to its place, so that a sealed value cannot be moved.
    func seal(_ secret: String, context: String) throws(SealingError) -> [UInt8]
    func open(_ sealed: [UInt8], context: String) throws(SealingError) -> String
}

/// A secret cannot be sealed or opened: the key is not the one it was sealed with, or the bytes were changed.
package struct SealingError: Error, Hashable, Sendable {
    package let reason: String
    package init(reason: String) { self.reason = reason }
}
