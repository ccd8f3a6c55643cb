import Foundation

/// What Linux knows about a process.
struct ProcessFigures {
    /// Resident memory at present, in MiB.
    let resident: Double
    /// The most there ever was.
    let peak: Double
    /// Time on the processors, in milliseconds.
    let processorTime: Double

    /// - Parameter id: of the process; `nil` for this one.
    init(of id: Int32? = nil) throws {
        let folder = "/proc/\(id.map(String.init) ?? "self")"
        let status = try String(contentsOfFile: "\(folder)/status", encoding: .utf8).split(separator: "\n")
        func mebibytes(_ name: String) -> Double {
            let line = status.first { $0.hasPrefix(name) }
            return Double(line?.filter(\.isNumber) ?? "").map { $0 / 1024 } ?? 0
        }
        resident = mebibytes("VmRSS:")
        peak = mebibytes("VmHWM:")
        // The name in parentheses may hold anything; after it come the fields from the third on, 14 and 15 being the ticks.
        let fields = try String(contentsOfFile: "\(folder)/stat", encoding: .utf8).split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            throw BenchmarkError("\(folder)/stat is not what it was expected to be")
        }
        processorTime = (user + system) * 1000 / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
