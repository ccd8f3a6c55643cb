/// Makes the two ends of a job.
package protocol ConnectorFactory: Sendable {
    func makeSource(for job: SynchronizationJob) throws(ConnectorError) -> any SourceConnector
    /// - Throws: ``ConnectorError`` (`rejected`) when the tenant URL cannot be used.
    func makeTarget(with credentials: TargetCredentials) throws(ConnectorError) -> any TargetConnector
    /// The application's name, for logs.
    func name(of servicePrincipal: ServicePrincipalID) async -> String
}
