import GraphClient
import JSONDocument

extension Job {
    /// The status for people.
    var lines: [String] {
        var lines = [
            "application  \(application.displayName)",
            "job          \(id)",
            "provisioning \(state == "Active" ? "on, every \(interval)" : "off (\(state))")",
            "status       \(code)",
        ]
        if let quarantine {
            lines.append("quarantine   \(quarantine["reason"]?.stringValue ?? ""): \(quarantine["error"]?["message"]?.stringValue ?? "")")
        }
        for progress in progress { lines.append("progress     \(progress.done) of \(progress.total) \(progress.units)") }
        if let last = lastExecution { lines += last.lines } else { lines.append("last cycle   none yet") }
        for (key, value) in linkedCounts { lines.append("provisioned  \(value) (\(key))") }
        return lines
    }
}

extension JobExecution {
    /// How a finished cycle went.
    var lines: [String] {
        var lines = [
            "last cycle   \(state), \(began) to \(ended)",
            "             \(imported) looked at, \(entitled) in scope, \(exported) written, \(escrowed) to be retried",
        ]
        if let errorMessage { lines.append("             \(errorMessage)") }
        return lines
    }
}
