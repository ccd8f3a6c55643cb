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

    /// - Parameter detail: what is known besides, such as rate and time left.
    mutating func show(done: Int, total: Int, units: String, detail: String = "") {
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let text = "\(done) of \(total) \(units)" + (detail.isEmpty ? "" : " · \(detail)")
        if isInteractive {
            let filled = Int(share * 30)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            write("\r\u{1B}[K\(bar) \(text)")
            isDrawn = true
        } else if Int(share * 10) != lastTenth {
            lastTenth = Int(share * 10)
            write("\(text)\n")
        }
    }

    /// Leaves the line.
    mutating func finish() {
        if isDrawn { write("\n") }
        isDrawn = false
    }
}
