import Directory
import Foundation
import Logging
import Provisioning

/// Tells the server's log what the engine does.
struct EngineLog: Sendable {
    let logger: Logger

    var environment: JobEngine.Environment {
        JobEngine.Environment(
            now: { Date() }, sleep: { try await Task.sleep(for: $0) }, makeID: Self.makeID, observe: observe)
    }

    /// In the order of time: the log's index on them then grows at its end.
    private static let makeID: @Sendable () -> String = {
        GUID.timeOrdered(at: Int64(Date().timeIntervalSince1970 * 1000)).text
    }

    private func observe(_ event: EngineEvent) {
        switch event {
        case .began(let job, let kind, let isResumed):
            logger.info("cycle \(isResumed ? "goes on" : "begins")", metadata: ["job": "\(job)", "kind": "\(kind.rawValue)"])
        case .ended(let job, let summary):
            var metadata: Logger.Metadata = [
                "job": "\(job)", "state": "\(summary.state.rawValue)", "exported": "\(summary.counts.exported)",
                "failed": "\(summary.counts.failed)",
            ]
            if let code = summary.errorCode { metadata["error"] = "\(code)" }
            logger.log(level: summary.state == .failed ? .warning : .info, "cycle ended", metadata: metadata)
        case .storeFailed(let job, let error):
            logger.error("the engine cannot use its database", metadata: ["job": "\(job?.rawValue ?? "-")", "error": "\(error)"])
        }
    }
}
