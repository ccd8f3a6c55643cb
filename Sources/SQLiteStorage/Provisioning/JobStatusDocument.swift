import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning

// How a job's status is written.

extension JobStatus {
    private static var summaries: [(String, WritableKeyPath<JobStatus, CycleSummary?>)] {
        [
            ("lastExecution", \.lastExecution), ("lastSuccessfulExecution", \.lastSuccessfulExecution),
            ("lastSuccessfulExecutionWithExports", \.lastSuccessfulExecutionWithExports),
        ]
    }

    private static var dates: [(String, WritableKeyPath<JobStatus, Date?>)] {
        [
            ("steadyStateFirstAchieved", \.steadyStateFirstAchieved), ("steadyStateLastAchieved", \.steadyStateLastAchieved),
            ("nextCycle", \.nextCycle),
        ]
    }

    var document: JSONObject {
        var document: JSONObject = ["successiveCompleteFailures": .stored(successiveCompleteFailures)]
        for (name, path) in Self.summaries { document.set(name, self[keyPath: path].map { .object($0.document) }) }
        for (name, path) in Self.dates { document.set(name, self[keyPath: path].map { .stored($0) }) }
        document.set("quarantine", quarantine.map { .object($0.document) })
        return document
    }

    init(_ document: StoredDocument) throws(StorageError) {
        self.init()
        successiveCompleteFailures = try document.int("successiveCompleteFailures")
        for (name, path) in Self.summaries {
            if let summary = document.documentOrNil(name) { self[keyPath: path] = try CycleSummary(summary) }
        }
        for (name, path) in Self.dates { self[keyPath: path] = try document.dateOrNil(name) }
        if let stored = document.documentOrNil("quarantine") { quarantine = try Quarantine(stored) }
    }
}

extension Quarantine {
    fileprivate var document: JSONObject {
        [
            "reason": .string(reason.rawValue), "code": .string(code), "message": .string(message), "began": .stored(began),
            "nextAttempt": .stored(nextAttempt),
        ]
    }

    fileprivate init(_ document: StoredDocument) throws(StorageError) {
        self.init(
            reason: try document.choice("reason"), code: try document.string("code"), message: try document.string("message"),
            began: try document.date("began"), nextAttempt: try document.date("nextAttempt"))
    }
}
