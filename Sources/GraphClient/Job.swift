package import JSONDocument

/// A synchronization job as the server describes it.
package struct Job: Hashable, Sendable {
    package let application: EnterpriseApplication
    /// The whole description.
    package let json: JSONValue
    package let id: String

    init(_ json: JSONValue, of application: EnterpriseApplication) throws(GraphClientError) {
        guard let id = json["id"]?.stringValue else { throw .notGraph(url: "the server", reason: "a job has no id") }
        self.application = application
        self.json = json
        self.id = id
    }

    package var templateID: String { json["templateId"]?.stringValue ?? "" }
    /// `Active`, `Disabled` or `Paused`.
    package var state: String { json["schedule"]?["state"]?.stringValue ?? "" }
    package var interval: String { json["schedule"]?["interval"]?.stringValue ?? "" }
    private var status: JSONValue { json["status"] ?? .null }
    /// `NotConfigured`, `NotRun`, `Active`, `Paused` or `Quarantine`.
    package var code: String { status["code"]?.stringValue ?? "" }
    package var lastExecution: JobExecution? { JobExecution(status["lastExecution"]) }
    package var progress: [JobProgress] { (status["progress"]?.arrayValue ?? []).compactMap { JobProgress($0) } }
    package var quarantine: JSONValue? {
        guard let quarantine = status["quarantine"], !quarantine.isNull else { return nil }
        return quarantine
    }
    package var linkedCounts: [(key: String, value: Int)] {
        (status["synchronizedEntryCountByType"]?.arrayValue ?? []).compactMap { pair in
            guard let key = pair["key"]?.stringValue, let value = pair["value"]?.intValue else { return nil }
            return (key, value)
        }
    }
}

/// One finished cycle.
package struct JobExecution: Hashable, Sendable {
    package let id: String
    package let state: String
    package let began: String
    package let ended: String
    package let imported: Int
    package let entitled: Int
    package let exported: Int
    package let escrowed: Int
    package let errorMessage: String?

    /// Nil for “never”, which Graph writes as an execution in the year 1.
    init?(_ json: JSONValue?) {
        guard let json, let ended = json["timeEnded"]?.stringValue, !ended.hasPrefix("0001-") else { return nil }
        func number(_ name: String) -> Int { json[name]?.intValue ?? 0 }
        id = json["activityIdentifier"]?.stringValue ?? ""
        state = json["state"]?.stringValue ?? ""
        began = json["timeBegan"]?.stringValue ?? ""
        self.ended = ended
        imported = number("countImported")
        entitled = number("countEntitledForProvisioning")
        exported = number("countExported")
        escrowed = number("countEscrowed")
        errorMessage = json["error"]?["message"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// How far the cycle under way is.
package struct JobProgress: Hashable, Sendable {
    package let done: Int
    package let total: Int
    package let units: String

    package init?(_ json: JSONValue) {
        guard let done = json["completedUnits"]?.intValue, let total = json["totalUnits"]?.intValue else { return nil }
        self.done = done
        self.total = total
        units = json["units"]?.stringValue ?? ""
    }
}
