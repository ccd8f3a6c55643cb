import Foundation
import JSONDocument

/// Prints figures as a table, and adds each to a file as a line of JSON.
struct Report {
    /// What a figure has to reach.
    enum Target {
        case atLeast(Double)
        case below(Double)
        /// A figure that explains another one.
        case none
    }

    private let file: String
    private(set) var misses = 0

    init(file: String) { self.file = file }

    func title(_ text: String) { print("\n\(text)") }

    /// - Parameter others: figures that belong to this one, such as the spread.
    mutating func add(_ name: String, _ value: Double, _ unit: String, target: Target = .none, others: [(String, Double)] = []) {
        let verdict: String
        switch target {
        case .atLeast(let limit): verdict = "target ≥ \(Self.text(limit)): \(judge(value >= limit))"
        case .below(let limit): verdict = "target < \(Self.text(limit)): \(judge(value < limit))"
        case .none: verdict = ""
        }
        let details = others.map { "\($0.0) \(Self.text($0.1))" }.joined(separator: ", ")
        print(
            "  " + name.padding(toLength: 48, withPad: " ", startingAt: 0) + Self.aligned(Self.text(value), 10) + " "
                + unit.padding(toLength: 8, withPad: " ", startingAt: 0)
                + [verdict, details].filter { !$0.isEmpty }.joined(separator: "; "))
        write(name, value, unit, target, others)
    }

    private mutating func judge(_ isMet: Bool) -> String {
        if !isMet { misses += 1 }
        return isMet ? "met" : "MISSED"
    }

    private func write(_ name: String, _ value: Double, _ unit: String, _ target: Target, _ others: [(String, Double)]) {
        var line: JSONObject = [
            "time": .string(Date().ISO8601Format()), "figure": .string(name), "value": Self.number(value), "unit": .string(unit),
        ]
        switch target {
        case .atLeast(let limit): line["atLeast"] = Self.number(limit)
        case .below(let limit): line["below"] = Self.number(limit)
        case .none: break
        }
        for (name, value) in others { line[name] = Self.number(value) }
        if !FileManager.default.fileExists(atPath: file) { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        guard let handle = FileHandle(forWritingAtPath: file) else { return }
        defer { try? handle.close() }
        _ = try? handle.seekToEnd()
        try? handle.write(contentsOf: Data(JSONValue.object(line).serialized() + [10]))
    }

    private static func number(_ value: Double) -> JSONValue { JSONNumber(literal: String(value)).map { .number($0) } ?? .null }

    private static func text(_ value: Double) -> String {
        String(format: abs(value) >= 100 ? "%.0f" : abs(value) >= 10 ? "%.1f" : "%.2f", value)
    }

    private static func aligned(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}

extension [Double] {
    /// The middle one; 0 of none.
    var median: Double { isEmpty ? 0 : sorted()[count / 2] }

    /// Smallest and largest.
    var spread: [(String, Double)] { [("min", self.min() ?? 0), ("max", self.max() ?? 0)] }
}

extension Duration {
    var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
}
