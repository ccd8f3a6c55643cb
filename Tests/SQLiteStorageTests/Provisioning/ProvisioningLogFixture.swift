import Foundation
import JSONDocument
import Provisioning

extension ProvisioningFixture {
    static func record(
        _ id: String, at seconds: Double = 0, job: String = "logicgate.one", cycle: String = "c-1", action: ProvisioningAction = .create,
        status: ProvisioningResult = .success, source: String = "u-1", name: String = "Zoë O’Brien", modified: [String] = ["userName"]
    ) -> ProvisioningLogRecord {
        ProvisioningLogRecord(
            id: id, date: time(seconds), job: JobID(rawValue: job), servicePrincipal: ServicePrincipalID(rawValue: "sp-\(job)"),
            servicePrincipalName: "LogicGate", cycle: CycleID(rawValue: cycle), change: "change-\(id)", action: action, status: status,
            durationInMilliseconds: 17,
            source: ProvisionedIdentity(id: source, displayName: name, identityType: "User", userName: "zoe@contoso.com"),
            target: ProvisionedIdentity(id: "t-\(source)", displayName: name, identityType: "User", userName: "Zoe.OBrien"),
            steps: [
                ProvisioningStep(name: "EntryImport", kind: .import, status: .success, description: "Received."),
                ProvisioningStep(
                    name: "EntryExportAdd", kind: .export, status: status, description: "Created.", details: ["requests": 1]),
            ],
            modifiedProperties: modified.map { ModifiedProperty(displayName: $0, oldValue: nil, newValue: "x") },
            error: status == .failure
                ? ProvisioningErrorInformation(
                    errorCode: "Conflict", reason: "Taken.", additionalDetails: "POST /Users", errorCategory: "nonServiceFailure",
                    recommendedAction: nil) : nil)
    }
}
