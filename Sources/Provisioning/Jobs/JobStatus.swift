package import FoundationEssentials

/// What is known of a job's health; everything here survives a restart of the program.
///
/// - SeeAlso: Microsoft Graph, synchronizationStatus resource type
package struct JobStatus: Hashable, Sendable {
    package var lastExecution: CycleSummary?
    package var lastSuccessfulExecution: CycleSummary?
    package var lastSuccessfulExecutionWithExports: CycleSummary?
    /// Cycles in a row that ended as a whole in failure.
    package var successiveCompleteFailures: Int
    package var quarantine: Quarantine?
    /// When the job first had nothing left to do.
    package var steadyStateFirstAchieved: Date?
    package var steadyStateLastAchieved: Date?
    /// When the next cycle is due; `nil` when none is planned.
    package var nextCycle: Date?

    package init() { successiveCompleteFailures = 0 }
}

/// Why a job as a whole cannot work at present.
package struct Quarantine: Hashable, Sendable {
    /// Graph's `synchronizationQuarantine.reason`.
    package enum Reason: String, Hashable, Sendable {
        case encounteredQuarantineException = "EncounteredQuarantineException"
    }

    package var reason: Reason
    package var code: String
    package var message: String
    package var began: Date
    package var nextAttempt: Date

    package init(reason: Reason, code: String, message: String, began: Date, nextAttempt: Date) {
        self.reason = reason
        self.code = code
        self.message = message
        self.began = began
        self.nextAttempt = nextAttempt
    }
}
