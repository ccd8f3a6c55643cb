import Foundation

/// The built `gatehouse`, as people run it.
enum Program {
    /// Beside the executable that holds the tests; else where a debug build of the package puts it.
    static let path: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../.build/debug").standardized
        let folders = [URL(filePath: tests).deletingLastPathComponent(), package]
        let paths = folders.map { $0.appending(path: "gatehouse").path }
        return paths.first { FileManager.default.isExecutableFile(atPath: $0) } ?? paths[0]
    }()

    /// How a run went.
    struct Outcome: Sendable, CustomStringConvertible {
        let ending: RunningProgram.Ending
        let output: String
        let complaints: String

        var status: Int32? { if case .exited(let status) = ending { status } else { nil } }
        var lines: [String] { output.split(separator: "\n").map(String.init) }
        var complaintLines: [String] { complaints.split(separator: "\n").map(String.init) }
        var description: String { "\(ending)\n--- output\n\(output)--- complaints\n\(complaints)" }
    }

    /// Runs the program to its end.
    ///
    /// - Throws: ``Overdue`` when it does not end in time; it is killed then.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], input: String = "",
        within limit: Duration = .seconds(120)
    ) async throws -> Outcome {
        let program = try RunningProgram(arguments, in: folder, environment: environment, input: input)
        let ending = try await program.ending(within: limit)
        return Outcome(ending: ending, output: program.output, complaints: program.complaints)
    }
}
