import FoundationEssentials

/// Test Connection: a look-up of somebody who cannot exist.
///
/// - SeeAlso: `entra-scim-wire.md` §2
package struct ConnectionProbe: Sendable {
    private let target: any TargetConnector
    private let gate: RequestGate

    package init(target: any TargetConnector, gate: RequestGate) {
        self.target = target
        self.gate = gate
    }

    /// Succeeds when the target answers with an empty list.
    ///
    /// - Throws: ``ConnectorError`` with the exact reason; a target without a list at that place is a compliance fault.
    package func run(type: ObjectType, attribute: String) async throws(ConnectorError) {
        let query = MatchingQuery(type: type, attribute: attribute, value: UUID().uuidString.lowercased())
        let target = target
        do throws(ConnectorError) {
            let found = try await gate.send { () async throws(ConnectorError) in try await target.find(query) }
            guard found.isEmpty else {
                throw ConnectorError(
                    kind: .incompatible, code: "SystemForCrossDomainIdentityManagementServiceIncompatible",
                    message:
                        "The application answers a filter for a value that cannot exist with \(found.count) objects; it seems to ignore filters on \(attribute)."
                )
            }
        } catch  where error.kind == .notFound {
            throw ConnectorError(
                kind: .incompatible, code: "SystemForCrossDomainIdentityManagementServiceIncompatible",
                message: "The application answers 404 instead of an empty list. Check that the tenant URL is its SCIM endpoint.",
                request: error.request)
        }
    }

    func isAccepted(type: ObjectType, attribute: String) async -> Bool {
        do {
            try await run(type: type, attribute: attribute)
            return true
        } catch {
            return false
        }
    }
}
