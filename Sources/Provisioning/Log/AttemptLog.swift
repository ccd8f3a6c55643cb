import FoundationEssentials
import JSONDocument

/// Collects the steps of one attempt at one object, and makes the log record of them.
struct AttemptLog: Sendable {
    private let context: CycleContext
    private let item: SourceItem
    private let began: Date
    private var steps: [ProvisioningStep] = []

    init(_ item: SourceItem, context: CycleContext) {
        self.item = item
        self.context = context
        began = context.now()
    }

    mutating func add(_ step: ProvisioningStep) { steps.append(step) }

    mutating func addImport() {
        guard let object = item.object else {
            steps.append(
                ProvisioningStep(
                    name: "EntryImportDelete", kind: .import, status: .success,
                    description: "The \(noun) is gone from the directory for good."))
            return
        }
        steps.append(
            ProvisioningStep(
                name: "EntryImport", kind: .import, status: .success,
                description: "Received \(noun) “\(object.userName ?? object.displayName)” from the directory."))
    }

    mutating func addMatch(attribute: String, value: String, found: [TargetID]) {
        let details: JSONObject = [
            "attribute": .string(attribute), "value": .string(value), "found": .array(found.map { .string($0.rawValue) }),
        ]
        let (name, text): (String, String) =
            switch found.count {
            case 0: ("EntryImportObjectNotFound", "The application has no \(noun) whose \(attribute) is “\(value)”.")
            case 1: ("EntryImportByMatchingId", "The application has a \(noun) whose \(attribute) is “\(value)”.")
            default: ("EntryImportByMatchingId", "The application has \(found.count) \(noun)s whose \(attribute) is “\(value)”.")
            }
        steps.append(
            ProvisioningStep(
                name: name, kind: .matching, status: found.count > 1 ? .failure : .success, description: text, details: details))
    }

    mutating func addExport(_ name: String, _ status: ProvisioningResult, _ description: String, details: JSONObject = JSONObject()) {
        steps.append(ProvisioningStep(name: name, kind: .export, status: status, description: description, details: details))
    }

    /// `user` or `group`.
    var noun: String { item.type == .user ? "user" : "group" }

    func record(
        action: ProvisioningAction, status: ProvisioningResult, target: TargetID?, modified: [ModifiedProperty] = [],
        error: ProvisioningErrorInformation? = nil, targetUserName: String? = nil, name known: String? = nil
    ) -> ProvisioningLogRecord {
        let now = context.now()
        let name = item.object?.displayName ?? known ?? ""
        return ProvisioningLogRecord(
            id: context.makeID(), date: now, job: context.job.id, servicePrincipal: context.job.servicePrincipal,
            servicePrincipalName: context.servicePrincipalName, cycle: context.cycle, change: context.makeID(), action: action,
            status: status, durationInMilliseconds: max(0, Int(now.timeIntervalSince(began) * 1000)),
            source: ProvisionedIdentity(
                id: item.id.rawValue, displayName: name, identityType: item.type.rawValue, userName: item.object?.userName),
            target: ProvisionedIdentity(
                id: target?.rawValue ?? "", displayName: target == nil ? "" : name, identityType: item.type.rawValue,
                userName: targetUserName),
            steps: steps, modifiedProperties: modified, error: error)
    }
}
