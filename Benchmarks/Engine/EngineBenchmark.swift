import ArgumentParser
import Foundation

/// `make bench`: the figures of "How fast", each beside something else that runs in the same minute on the same machine.
@main
struct EngineBenchmark: AsyncParsableCommand {
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case initial, incremental, memory, start
    }

    static let configuration = CommandConfiguration(
        commandName: "gatehouse-bench", abstract: "Measures the engine against our own SCIM service over loopback.",
        discussion: """
            initial      an initial cycle against a bare loop of async-http-client that posts the same bodies
            incremental  cycles with nothing changed and with ten changes, for three sizes of the directory
            memory       resident memory of both servers during a large initial cycle
            start        from the start of a process to its first answer

            Exit status 1 when a target is missed.
            """)

    @Option(help: "Users of the initial cycle.") var users = 10_000
    @Option(help: "Users of the large directory.") var largeUsers = 100_000
    @Option(help: "How often each side of the initial cycle runs, in turns.") var runs = 3
    @Option(help: "How often each server is started.") var starts = 11
    @Option(help: "Only these parts; several may be given.") var only: [Part] = []
    @Option(help: "The program that is measured.") var gatehouse = ".build/release/gatehouse"
    @Option(help: "The file to which each figure is added as a line of JSON.") var json = ".build/bench.jsonl"

    func validate() throws {
        guard users > 0, largeUsers >= 100, runs > 0, starts > 0 else {
            throw ValidationError("Counts have to be positive; --large-users at least 100.")
        }
        guard FileManager.default.isExecutableFile(atPath: gatehouse) else {
            throw ValidationError("There is no program at “\(gatehouse)”; build it with “make build” or name another with --gatehouse.")
        }
    }

    func run() async throws {
        var report = Report(file: json)
        let folder = try ScratchFolder()
        for part in Part.allCases where only.isEmpty || only.contains(part) {
            let workshop = try Workshop(program: gatehouse, folder: folder.path + "/" + part.rawValue)
            switch part {
            case .initial: try await InitialCycle(workshop: workshop, users: users, runs: runs).measure(&report)
            case .incremental: try await IncrementalCycle(workshop: workshop, largest: largeUsers).measure(&report)
            case .memory: try await MemoryUse(workshop: workshop, users: largeUsers).measure(&report)
            case .start: try await StartTime(workshop: workshop, starts: starts).measure(&report)
            }
        }
        if report.misses > 0 { throw ExitCode.failure }
    }
}

/// A folder that goes away with the object.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/gatehouse-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
