import Directory
import DirectorySource
import Provisioning
import SCIMClient
import SCIMTarget
import SQLiteStorage

/// Connects the engine with the directory on one side and SCIM services on the other.
struct SCIMConnectors: ConnectorFactory {
    let stores: IdentityStores
    let transport: any HTTPTransport

    func makeSource(for job: SynchronizationJob) throws(ConnectorError) -> any SourceConnector {
        guard let id = ObjectID(job.servicePrincipal.rawValue) else {
            throw ConnectorError(
                kind: .sourceUnavailable, code: "InternalError", message: "“\(job.servicePrincipal)” is not the id of a service principal.")
        }
        return DirectorySource(
            directory: stores.directory, memberships: stores.directory, assignments: stores.assignments,
            applications: stores.applications, feed: stores.feed, servicePrincipal: id)
    }

    func makeTarget(with credentials: TargetCredentials) throws(ConnectorError) -> any TargetConnector {
        let base: SCIMBaseURL
        do { base = try SCIMBaseURL(credentials.baseAddress) } catch { throw Self.unusable(error.reason) }
        guard base.scheme == "https" || base.isLoopback else {
            throw Self.unusable("plain http would send the secret token in the clear; use https://")
        }
        return SCIMTarget(client: SCIMClient(base: base, token: credentials.secretToken, transport: transport))
    }

    private static func unusable(_ reason: String) -> ConnectorError {
        ConnectorError(kind: .rejected, code: "InvalidTenantURL", message: "The Tenant URL cannot be used: \(reason).")
    }

    func name(of servicePrincipal: ServicePrincipalID) async -> String {
        guard let id = ObjectID(servicePrincipal.rawValue) else { return servicePrincipal.rawValue }
        return (try? await stores.applications.servicePrincipal(id))?.displayName ?? servicePrincipal.rawValue
    }
}
