import Foundation

/// A process of `gatehouse`, killed when nobody holds it any more.
///
/// What it writes goes into files, not pipes: a reader that is busy never holds it up, and nothing is lost when it is killed.
final class RunningProgram: Sendable {
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    private let process: Process
    private let name: String
    private let outputPath: String
    private let complaintsPath: String
    /// Must not be removed before the process is gone, which would go on writing.
    private let folder: TemporaryFolder

    /// - Parameter folder: the working folder; also keeps what the process writes.
    init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], input: String = "") throws {
        self.folder = folder
        name = arguments.joined(separator: " ")
        let base = folder.file(".run-" + UUID().uuidString)
        (outputPath, complaintsPath) = (base + ".out", base + ".err")
        let inputPath = base + ".in"
        try Data(input.utf8).write(to: URL(filePath: inputPath))
        for path in [outputPath, complaintsPath] { try Data().write(to: URL(filePath: path)) }
        process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        // Only what a test gives, so that nothing of the machine's own configuration gets in.
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TMPDIR": folder.path].merging(environment) { $1 }
        let files = try (
            FileHandle(forReadingFrom: URL(filePath: inputPath)), FileHandle(forWritingTo: URL(filePath: outputPath)),
            FileHandle(forWritingTo: URL(filePath: complaintsPath))
        )
        process.standardInput = files.0
        process.standardOutput = files.1
        process.standardError = files.2
        try process.run()
    }

    deinit {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        for _ in 0..<2000 where process.isRunning { usleep(1000) }
    }

    var identifier: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    /// What it has written so far.
    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }
    var complaints: String { (try? String(contentsOfFile: complaintsPath, encoding: .utf8)) ?? "" }

    func send(_ signal: Int32) { _ = Foundation.kill(process.processIdentifier, signal) }

    /// As a power cut would, and waits until the process is gone.
    func kill() async throws {
        send(SIGKILL)
        _ = try await ending(within: .seconds(30))
    }

    /// Waits for the end. - Throws: ``Overdue``; the process is killed then.
    @discardableResult
    func ending(within limit: Duration = .seconds(120)) async throws -> Ending {
        let process = process
        do {
            try await eventually("the end of “gatehouse \(name)”", within: limit) { !process.isRunning }
        } catch {
            send(SIGKILL)
            throw error
        }
        return process.terminationReason == .exit ? .exited(process.terminationStatus) : .signalled(process.terminationStatus)
    }

    /// Waits for a line on standard output that begins like this, and answers the rest of it.
    func line(beginning prefix: String, within limit: Duration = .seconds(120)) async throws -> String {
        try await eventually("“\(prefix)” from “gatehouse \(name)”", within: limit) {
            if let line = output.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) {
                return String(line.dropFirst(prefix.count))
            }
            guard isRunning else { throw Overdue("“gatehouse \(name)” ended before “\(prefix)”: \(complaints)") }
            return nil
        }
    }
}
