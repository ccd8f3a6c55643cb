public import SCIMServer

/// Decides who may use the SCIM API of a tenant.
public protocol SCIMAuthenticator: Sendable {
    /// Judges the bearer token of a request to a tenant's base URL.
    ///
    /// - Parameters:
    ///   - token: What followed `Bearer` in the `Authorization` header; `nil` when there was none.
    ///   - tenant: The tenant's part of the URL, as it was written.
    func authenticate(_ token: String?, tenant: String) async throws -> SCIMAuthentication
}

/// What an authenticator decides; a refusal is a normal outcome.
public enum SCIMAuthentication: Sendable {
    /// The request may go on, over these resources; `subject` says in logs on whose behalf and holds no secret.
    case accepted(any ResourceStore, subject: String)
    /// Nobody proved to be anybody: 401.
    case unauthenticated(detail: String)
    /// Somebody known may not do this; the detail says what is missing: 403.
    case forbidden(detail: String)
}
