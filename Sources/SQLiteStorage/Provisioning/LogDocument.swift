import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning

// The part of a log record that is only shown, never searched.

extension ProvisioningLogRecord {
    var document: [UInt8] {
        var writer = JSONWriter(capacity: 2048)
        writer.object { writer in
            writer.member("servicePrincipalName", servicePrincipalName)
            writer.member("duration", .stored(durationInMilliseconds))
            writer.member("source", object: source.write)
            writer.member("target", object: target.write)
            writer.member("steps", objects: steps) { $1.write(to: &$0) }
            writer.member("modified", objects: modifiedProperties) { $1.write(to: &$0) }
            if let error { writer.member("error", object: error.write) }
        }
        return writer.bytes
    }
}

extension ProvisionedIdentity {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("displayName", displayName)
        writer.member("identityType", identityType)
        if let userName { writer.member("userName", userName) }
    }

    init(id: String, _ document: StoredDocument) throws(StorageError) {
        self.init(
            id: id, displayName: try document.string("displayName"), identityType: try document.string("identityType"),
            userName: document.object["userName"]?.stringValue)
    }
}

extension ProvisioningStep {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("kind", kind.rawValue)
        writer.member("status", status.rawValue)
        writer.member("description", description)
        if !details.isEmpty { writer.member("details", .object(details)) }
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            name: try document.string("name"), kind: try document.choice("kind"), status: try document.choice("status"),
            description: try document.string("description"), details: document.object["details"]?.objectValue ?? JSONObject())
    }
}

extension ModifiedProperty {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("displayName", displayName)
        if let oldValue { writer.member("oldValue", oldValue) }
        if let newValue { writer.member("newValue", newValue) }
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            displayName: try document.string("displayName"), oldValue: document.object["oldValue"]?.stringValue,
            newValue: document.object["newValue"]?.stringValue)
    }
}

extension ProvisioningErrorInformation {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("errorCode", errorCode)
        writer.member("reason", reason)
        writer.member("errorCategory", errorCategory)
        if let additionalDetails { writer.member("additionalDetails", additionalDetails) }
        if let recommendedAction { writer.member("recommendedAction", recommendedAction) }
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            errorCode: try document.string("errorCode"), reason: try document.string("reason"),
            additionalDetails: document.object["additionalDetails"]?.stringValue, errorCategory: try document.string("errorCategory"),
            recommendedAction: document.object["recommendedAction"]?.stringValue)
    }
}
