import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning

// The part of a log record that is only shown, never searched.

extension ProvisioningLogRecord {
    var document: JSONObject {
        var document: JSONObject = [
            "servicePrincipalName": .string(servicePrincipalName), "duration": .stored(durationInMilliseconds),
            "source": .object(source.document), "target": .object(target.document),
            "steps": .array(steps.map { .object($0.document) }),
            "modified": .array(modifiedProperties.map { .object($0.document) }),
        ]
        document.set("error", error.map { .object($0.document) })
        return document
    }
}

extension ProvisionedIdentity {
    fileprivate var document: JSONObject {
        var document: JSONObject = ["displayName": .string(displayName), "identityType": .string(identityType)]
        document.set("userName", userName.map { .string($0) })
        return document
    }

    init(id: String, _ document: StoredDocument) throws(StorageError) {
        self.init(
            id: id, displayName: try document.string("displayName"), identityType: try document.string("identityType"),
            userName: document.object["userName"]?.stringValue)
    }
}

extension ProvisioningStep {
    fileprivate var document: JSONObject {
        var document: JSONObject = [
            "name": .string(name), "kind": .string(kind.rawValue), "status": .string(status.rawValue), "description": .string(description),
        ]
        if !details.isEmpty { document["details"] = .object(details) }
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            name: try document.string("name"), kind: try document.choice("kind"), status: try document.choice("status"),
            description: try document.string("description"), details: document.object["details"]?.objectValue ?? JSONObject())
    }
}

extension ModifiedProperty {
    fileprivate var document: JSONObject {
        var document: JSONObject = ["displayName": .string(displayName)]
        document.set("oldValue", oldValue.map { .string($0) })
        document.set("newValue", newValue.map { .string($0) })
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            displayName: try document.string("displayName"), oldValue: document.object["oldValue"]?.stringValue,
            newValue: document.object["newValue"]?.stringValue)
    }
}

extension ProvisioningErrorInformation {
    fileprivate var document: JSONObject {
        var document: JSONObject = [
            "errorCode": .string(errorCode), "reason": .string(reason), "errorCategory": .string(errorCategory),
        ]
        document.set("additionalDetails", additionalDetails.map { .string($0) })
        document.set("recommendedAction", recommendedAction.map { .string($0) })
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            errorCode: try document.string("errorCode"), reason: try document.string("reason"),
            additionalDetails: document.object["additionalDetails"]?.stringValue, errorCategory: try document.string("errorCategory"),
            recommendedAction: document.object["recommendedAction"]?.stringValue)
    }
}
