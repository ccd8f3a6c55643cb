import Foundation
import JSONDocument
import Testing

@Suite("A demo that is killed", .timeLimit(.minutes(5)))
struct DemoCrashTests {
    /// Lines after which it is killed, and how much later at most.
    private static let moments: [(line: String, milliseconds: Int)] = [
        ("Data folder", 60), ("Loading the sample", 120), ("Step 3", 30), ("The initial cycle runs", 150), ("The initial cycle runs", 400),
        ("A week passes", 15), ("The incremental cycle runs", 40),
    ]

    @Test("it goes on wherever it was, and in the end everything is as after an undisturbed walk")
    func goesOn() async throws {
        let seed = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1_000_000)
        print("demo crash test: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let demo = try DemoRun()
        var printed: [String] = []
        for (line, milliseconds) in Self.moments {
            let program = try demo.launch("--exit")
            // On a later run a line may never come, because what it announces has been done.
            try await eventually("“\(line)” or the end") { !program.isRunning || program.output.contains(line) }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...milliseconds, using: &random)))
            try await program.kill()
            printed += program.output.split(separator: "\n").map(String.init)
        }
        let last = try await demo.walk()
        try #require(last.status == 0, "\(last)")
        let week = try DemoWeek(printed + last.lines)

        let program = try await demo.stayingUp()
        let run = try await demo.command("job", "run", "LogicGate", "--wait")
        #expect(run.status == 0, "\(run)")
        let accounts = try await demo.application().accounts()
        expect(accounts, toBe: try week.applied(to: try DirectoryFixture.sample().inScope(withDepartment: true)))
        program.send(SIGINT)
        #expect(try await program.ending() == .exited(0))
    }
}
