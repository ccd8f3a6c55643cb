import Directory
import JSONDocument
import Provisioning

extension ProvisioningLogRecord {
    /// Graph's provisioningObjectSummary.
    ///
    /// - Parameter tenantID: the directory's tenant.
    func graphJSON(tenantID: String) -> JSONValue {
        let principal: JSONValue = ["id": .string(servicePrincipal.rawValue), "displayName": .string(servicePrincipalName)]
        var statusInfo: JSONObject = ["status": .string(status.rawValue)]
        statusInfo["errorInformation"] = error?.graphJSON ?? .null
        return [
            "id": .string(id),
            "activityDateTime": .string(DateTimeText.format(date)),
            "tenantId": .string(tenantID),
            "jobId": .string(job.rawValue),
            "cycleId": .string(cycle.rawValue),
            "changeId": .string(change),
            "provisioningAction": .string(action.rawValue),
            "durationInMilliseconds": .number(JSONNumber(durationInMilliseconds)),
            "provisioningStatusInfo": .object(statusInfo),
            "provisioningSteps": .array(steps.map(\.graphJSON)),
            "modifiedProperties": .array(modifiedProperties.map(\.graphJSON)),
            "servicePrincipal": principal,
            "sourceSystem": system(id: tenantID, name: "Microsoft Entra ID"),
            "targetSystem": system(id: servicePrincipal.rawValue, name: servicePrincipalName),
            "sourceIdentity": source.graphJSON,
            "targetIdentity": target.graphJSON,
            "initiatedBy": ["id": "", "displayName": "Azure AD Provisioning Service", "initiatorType": "system"],
        ]
    }

    private func system(id: String, name: String) -> JSONValue {
        [
            "id": .string(id), "displayName": .string(name),
            "details": [
                "ServicePrincipalId": .string(servicePrincipal.rawValue), "ServicePrincipalDisplayName": .string(servicePrincipalName),
            ],
        ]
    }
}

extension ProvisioningErrorInformation {
    fileprivate var graphJSON: JSONValue {
        [
            "errorCode": .string(errorCode), "reason": .string(reason), "additionalDetails": .nullable(additionalDetails),
            "errorCategory": .string(errorCategory), "recommendedAction": .nullable(recommendedAction),
        ]
    }
}

extension ProvisioningStep {
    fileprivate var graphJSON: JSONValue {
        [
            "name": .string(name), "provisioningStepType": .string(kind.rawValue), "status": .string(status.rawValue),
            "description": .string(description), "details": .object(details),
        ]
    }
}

extension ModifiedProperty {
    fileprivate var graphJSON: JSONValue {
        ["displayName": .string(displayName), "oldValue": .nullable(oldValue), "newValue": .nullable(newValue)]
    }
}

extension ProvisionedIdentity {
    fileprivate var graphJSON: JSONValue {
        var details: JSONObject = ["id": .string(id), "odatatype": .string(identityType), "DisplayName": .string(displayName)]
        if let userName { details["UserPrincipalName"] = .string(userName) }
        return [
            "id": .string(id), "displayName": .string(displayName), "identityType": .string(identityType), "details": .object(details),
        ]
    }
}
