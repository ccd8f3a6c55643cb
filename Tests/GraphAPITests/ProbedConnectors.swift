import JSONDocument
import Provisioning

/// Connectors that answer Test Connection and nothing else: the token “good” is accepted.
struct ProbedConnectors: ConnectorFactory {
    func makeSource(for job: SynchronizationJob) throws(ConnectorError) -> any SourceConnector { throw Self.unused }

    func makeTarget(with credentials: TargetCredentials) throws(ConnectorError) -> any TargetConnector {
        guard credentials.baseAddress.hasPrefix("http") else {
            throw ConnectorError(kind: .rejected, code: "InvalidTenantURL", message: "The Tenant URL cannot be used.")
        }
        return ProbedTarget(token: credentials.secretToken)
    }

    func name(of servicePrincipal: ServicePrincipalID) async -> String { "LogicGate" }

    static let unused = ConnectorError(kind: .rejected, code: "Unused", message: "no cycle runs in these tests")
}

private struct ProbedTarget: TargetConnector {
    let token: String

    func find(_ query: MatchingQuery) async throws(ConnectorError) -> [TargetObject] {
        guard token == "good" else {
            throw ConnectorError(kind: .unauthorized, code: "Unauthorized", message: "401 from the application", request: "GET /Users 401")
        }
        return []
    }

    func page(of type: ObjectType, startIndex: Int, count: Int) async throws(ConnectorError) -> TargetPage { throw ProbedConnectors.unused }
    func read(_ id: TargetID, of type: ObjectType) async throws(ConnectorError) -> TargetObject { throw ProbedConnectors.unused }
    func create(_ document: JSONObject, of type: ObjectType) async throws(ConnectorError) -> TargetObject { throw ProbedConnectors.unused }
    func update(_ id: TargetID, of type: ObjectType, _ changes: [AttributeChange]) async throws(ConnectorError) {
        throw ProbedConnectors.unused
    }
    func delete(_ id: TargetID, of type: ObjectType) async throws(ConnectorError) { throw ProbedConnectors.unused }
    func changeMembers(of group: TargetID, adding: [TargetID], removing: [TargetID]) async throws(ConnectorError) {
        throw ProbedConnectors.unused
    }
}
