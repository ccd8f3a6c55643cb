package import FoundationEssentials
package import JSONDocument

/// One object and one attempt, with every step and what changed.
///
/// - SeeAlso: Microsoft Graph, provisioningObjectSummary resource type
package struct ProvisioningLogRecord: Hashable, Sendable {
    package let id: String
    /// The record's place in the log, given by the store; 0 before.
    package var sequence: Int64 = 0
    package let date: Date
    package let job: JobID
    package let servicePrincipal: ServicePrincipalID
    package let servicePrincipalName: String
    package let cycle: CycleID
    package let change: String
    package let action: ProvisioningAction
    package let status: ProvisioningResult
    package let durationInMilliseconds: Int
    package let source: ProvisionedIdentity
    package let target: ProvisionedIdentity
    package let steps: [ProvisioningStep]
    package let modifiedProperties: [ModifiedProperty]
    package let error: ProvisioningErrorInformation?

    package init(
        id: String, date: Date, job: JobID, servicePrincipal: ServicePrincipalID, servicePrincipalName: String, cycle: CycleID,
        change: String, action: ProvisioningAction, status: ProvisioningResult, durationInMilliseconds: Int,
        source: ProvisionedIdentity, target: ProvisionedIdentity, steps: [ProvisioningStep],
        modifiedProperties: [ModifiedProperty], error: ProvisioningErrorInformation?
    ) {
        self.id = id
        self.date = date
        self.job = job
        self.servicePrincipal = servicePrincipal
        self.servicePrincipalName = servicePrincipalName
        self.cycle = cycle
        self.change = change
        self.action = action
        self.status = status
        self.durationInMilliseconds = durationInMilliseconds
        self.source = source
        self.target = target
        self.steps = steps
        self.modifiedProperties = modifiedProperties
        self.error = error
    }
}

/// What was done, or tried.
package enum ProvisioningAction: String, Hashable, Sendable, CaseIterable {
    case create, update, delete, disable, stagedDelete, other
}

/// How it went.
package enum ProvisioningResult: String, Hashable, Sendable, CaseIterable {
    case success, failure, skipped, warning
}

/// An object on one side.
package struct ProvisionedIdentity: Hashable, Sendable {
    /// Empty when the object has none there.
    package let id: String
    package let displayName: String
    /// `User`, `Group`, or the target's name for it.
    package let identityType: String
    /// The user principal name at the source, `userName` in the target.
    package let userName: String?

    package init(id: String, displayName: String, identityType: String, userName: String?) {
        self.id = id
        self.displayName = displayName
        self.identityType = identityType
        self.userName = userName
    }
}

/// One step of the processing of an object.
package struct ProvisioningStep: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case `import`, scoping, matching, processing, referenceResolution, export
    }

    /// The event's name, for example `EntryExportAdd`.
    package let name: String
    package let kind: Kind
    package let status: ProvisioningResult
    /// In plain language.
    package let description: String
    package let details: JSONObject

    package init(name: String, kind: Kind, status: ProvisioningResult, description: String, details: JSONObject = JSONObject()) {
        self.name = name
        self.kind = kind
        self.status = status
        self.description = description
        self.details = details
    }
}

/// A target attribute before and after.
package struct ModifiedProperty: Hashable, Sendable {
    package let displayName: String
    package let oldValue: String?
    package let newValue: String?

    package init(displayName: String, oldValue: String?, newValue: String?) {
        self.displayName = displayName
        self.oldValue = oldValue
        self.newValue = newValue
    }
}

/// Why it did not work, or why nothing was done, and what helps.
package struct ProvisioningErrorInformation: Hashable, Sendable {
    package let errorCode: String
    /// In plain language.
    package let reason: String
    package let additionalDetails: String?
    /// `failure`, `nonServiceFailure` or `success`.
    package let errorCategory: String
    package let recommendedAction: String?

    package init(errorCode: String, reason: String, additionalDetails: String?, errorCategory: String, recommendedAction: String?) {
        self.errorCode = errorCode
        self.reason = reason
        self.additionalDetails = additionalDetails
        self.errorCategory = errorCategory
        self.recommendedAction = recommendedAction
    }
}
