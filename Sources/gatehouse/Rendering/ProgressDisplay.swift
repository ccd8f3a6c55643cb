import GraphClient

/// Shows how a cycle proceeds: a bar that is redrawn for people, a line now and then for files.
struct ProgressDisplay {
    private let isInteractive: Bool
    private let write: (String) -> Void
    private var lastTenth = -1
    private var isDrawn = false

    init(isInteractive: Bool, write: @escaping (String) -> Void) {
        self.isInteractive = isInteractive
        self.write = write
    }

    mutating func show(_ progress: JobProgress) {
        let share = progress.total > 0 ? min(1, Double(progress.done) / Double(progress.total)) : 0
        if isInteractive {
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            write("\r\u{1B}[K\(bar) \(progress.done) of \(progress.total) \(progress.units)")
            isDrawn = true
        } else if Int(share * 10) != lastTenth {
            lastTenth = Int(share * 10)
            write("\(progress.done) of \(progress.total) \(progress.units)\n")
        }
    }

    /// Leaves the line.
    mutating func finish() {
        if isDrawn { write("\n") }
        isDrawn = false
    }
}
