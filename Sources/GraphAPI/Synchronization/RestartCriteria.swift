import JSONDocument
import Provisioning

extension ResetScope {
    /// Reads Graph's synchronizationJobRestartCriteria, `{"criteria":{"resetScope":"Watermark, Escrows"}}`.
    ///
    /// Without a scope it is what the portal's *Restart provisioning* forgets; the Python SDK always loses the scope
    /// (`graph-sync-api.md`, SDK defect 1).
    init(criteriaIn body: JSONObject) throws(GraphError) {
        let value = body["criteria"]?["resetScope"]
        guard let value, !value.isNull else {
            self = .standard
            return
        }
        guard let text = value.stringValue else {
            throw .badRequest("“resetScope” must be words joined by commas, such as \"Watermark, Escrows\".", target: "resetScope")
        }
        var scope: ResetScope = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            switch word.lowercased() {
            case "none": break
            case "watermark": scope.insert(.watermark)
            case "escrows": scope.insert(.escrows)
            case "quarantinestate": scope.insert(.quarantineState)
            case "connectordatastore": scope.insert(.connectorDataStore)
            case "full": scope.formUnion(.full)
            default:
                throw .badRequest(
                    "“\(word)” cannot be reset; choose from Watermark, Escrows, QuarantineState, ConnectorDataStore, Full and None.",
                    target: "resetScope")
            }
        }
        self = text.isEmpty ? .standard : scope
    }
}
