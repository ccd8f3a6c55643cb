import ArgumentParser
import GraphClient
import JSONDocument

/// `gatehouse job …`: provisioning jobs of a running server.
struct JobCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Starts, pauses, restarts, runs and shows provisioning jobs.",
        subcommands: [JobStatusCommand.self, JobStart.self, JobPause.self, JobRestart.self, JobRun.self])
}

/// Which job a command is about.
struct JobOptions: ParsableArguments {
    @Argument(help: "The application: its name or id.") var app: String?
    @Option(help: "The job's id; needed when the application has several.") var job: String?

    func validate() throws {
        guard app != nil || job != nil else { throw ValidationError("Name the application, or the job with --job.") }
    }

    func find(with client: GraphClient) async throws -> Job { try await client.job(application: app, id: job) }
}

struct JobStart: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Turns provisioning on; a paused job goes on where it was.")

    @OptionGroup var selection: JobOptions
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        let job = try await selection.find(with: client)
        try await client.perform("start", on: job)
        Terminal.write("provisioning to “\(job.application.displayName)” is on")
    }
}

struct JobPause: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Turns provisioning off; what is known is kept.",
        discussion: "A cycle under way runs to its end.")

    @OptionGroup var selection: JobOptions
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        let job = try await selection.find(with: client)
        try await client.perform("pause", on: job)
        Terminal.write("provisioning to “\(job.application.displayName)” is paused")
    }
}

/// What `--reset` can name, with Graph's words for it.
enum ResetPart: String, CaseIterable, ExpressibleByArgument {
    case watermark, escrows, quarantine, links

    var graphName: String {
        switch self {
        case .watermark: "Watermark"
        case .escrows: "Escrows"
        case .quarantine: "QuarantineState"
        case .links: "ConnectorDataStore"
        }
    }
}

struct JobRestart: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "restart", abstract: "Starts over with a new initial cycle.",
        discussion: """
            Without --reset, watermark, escrows and quarantine are forgotten and links are kept. Forgetting links makes the job
            look for every account again by its matching attributes.
            """)

    @OptionGroup var selection: JobOptions
    @Option(help: "What to forget, joined by commas: watermark, escrows, quarantine, links.") var reset: String?
    @OptionGroup var connection: ConnectionOptions

    func validate() throws { _ = try parts() }

    private func parts() throws -> [ResetPart] {
        try (reset ?? "").split(separator: ",").map { word in
            guard let part = ResetPart(rawValue: word.lowercased()) else {
                throw ValidationError("“\(word)” cannot be reset; choose from watermark, escrows, quarantine, links.")
            }
            return part
        }
    }

    func perform() async throws {
        let client = try await connection.client()
        let job = try await selection.find(with: client)
        try await client.restart(job, resetScope: try parts().map(\.graphName))
        Terminal.write("provisioning to “\(job.application.displayName)” starts over")
    }
}

struct JobStatusCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "Shows how a job is doing.")

    @OptionGroup var selection: JobOptions
    @Flag(help: "Prints the job as the API describes it.") var json = false
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let job = try await selection.find(with: try await connection.client())
        if json { return Terminal.write(job.json.text) }
        for line in job.lines { Terminal.write(line) }
    }
}
