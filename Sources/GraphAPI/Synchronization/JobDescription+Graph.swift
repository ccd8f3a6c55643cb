import Administration
import Directory
import FoundationEssentials
import JSONDocument
import Provisioning

extension JobDescription {
    /// Graph's synchronizationJob.
    func graphJSON(now: Date) -> JSONValue {
        [
            "id": .string(job.id.rawValue),
            "templateId": .string(job.templateID),
            "schedule": job.schedule.graphJSON,
            "status": status(now: now),
            "synchronizationJobSettings": [],
        ]
    }

    private func status(now: Date) -> JSONValue {
        let isWaitingForFirst = code == .notRun && job.schedule.state == .active
        return [
            "code": .string(code.rawValue),
            "countSuccessiveCompleteFailures": .number(JSONNumber(status.successiveCompleteFailures)),
            "escrowsPruned": false,
            // Started and never run: Graph tells an execution that failed in the year 1, which pollers know.
            "lastExecution": status.lastExecution?.graphJSON ?? (isWaitingForFirst ? CycleSummary.never : .null),
            "lastSuccessfulExecution": status.lastSuccessfulExecution?.graphJSON ?? .null,
            "lastSuccessfulExecutionWithExports": status.lastSuccessfulExecutionWithExports?.graphJSON ?? .null,
            "progress": progress.map { [$0.graphJSON] } ?? [],
            "quarantine": status.quarantine?.graphJSON ?? .null,
            "steadyStateFirstAchievedTime": .string(Self.text(status.steadyStateFirstAchieved)),
            "steadyStateLastAchievedTime": .string(Self.text(status.steadyStateLastAchieved)),
            "synchronizedEntryCountByType": .array(
                linkedCounts.map { ["key": .string($0.key), "value": .number(JSONNumber($0.value))] }),
            "troubleshootingUrl": nil,
        ]
    }

    /// A time; “never” is the first moment of the year 1.
    private static func text(_ date: Date?) -> String { date.map { DateTimeText.format($0) } ?? neverText }
}

private let neverText = "0001-01-01T00:00:00Z"

extension Schedule {
    /// Graph's synchronizationSchedule.
    fileprivate var graphJSON: JSONValue {
        ["expiration": nil, "interval": .string(DurationText.format(interval)), "state": .string(state.rawValue)]
    }
}

extension CycleSummary {
    /// Graph's synchronizationTaskExecution.
    fileprivate var graphJSON: JSONValue {
        let counted: [(String, Int)] = [
            ("countEntitled", counts.inScope),
            ("countEntitledForProvisioning", counts.inScope),
            ("countEscrowed", counts.failed),
            ("countEscrowedRaw", counts.failed),
            ("countExported", counts.exported),
            ("countExports", counts.exported),
            ("countImported", counts.processed),
            ("countImportedDeltas", kind == .incremental ? counts.processed : 0),
            ("countImportedReferenceDeltas", counts.membersAdded + counts.membersRemoved),
        ]
        var object: JSONObject = ["activityIdentifier": .string(id.rawValue)]
        for (name, count) in counted { object[name] = .number(JSONNumber(count)) }
        object["state"] = .string(state.rawValue)
        object["timeBegan"] = .string(DateTimeText.format(began))
        object["timeEnded"] = .string(DateTimeText.format(ended))
        object["error"] = errorCode.map { Self.error($0, errorMessage ?? "") } ?? .null
        return .object(object)
    }

    fileprivate static var never: JSONValue {
        [
            "activityIdentifier": nil, "countEntitled": 0, "countEntitledForProvisioning": 0, "countEscrowed": 0, "countEscrowedRaw": 0,
            "countExported": 0, "countExports": 0, "countImported": 0, "countImportedDeltas": 0, "countImportedReferenceDeltas": 0,
            "state": "Failed", "timeBegan": .string(neverText), "timeEnded": .string(neverText),
            "error": ["code": "None", "message": "", "tenantActionable": false],
        ]
    }

    fileprivate static func error(_ code: String, _ message: String) -> JSONValue {
        ["code": .string(code), "message": .string(message), "tenantActionable": true]
    }
}

extension CycleProgress {
    /// Graph's synchronizationProgress.
    fileprivate var graphJSON: JSONValue {
        [
            "completedUnits": .number(JSONNumber(done)), "totalUnits": .number(JSONNumber(total)), "units": "objects",
            "progressObservationDateTime": .string(DateTimeText.format(observed)),
        ]
    }
}

extension Quarantine {
    /// Graph's synchronizationQuarantine.
    fileprivate var graphJSON: JSONValue {
        [
            "currentBegan": .string(DateTimeText.format(began)), "nextAttempt": .string(DateTimeText.format(nextAttempt)),
            "reason": .string(reason.rawValue), "seriesBegan": .string(DateTimeText.format(began)), "seriesCount": 1,
            "error": CycleSummary.error(code, message),
        ]
    }
}
