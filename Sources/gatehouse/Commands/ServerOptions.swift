import ArgumentParser
import Logging

/// Where a server listens and keeps its data.
struct ServerOptions: ParsableArguments {
    @Option(help: "The address to listen on. (default: 127.0.0.1)") var host: String?
    @Option(help: "The port to listen on; 0 takes a free one. (default: 8080 for the identity side, 8081 for the application side)")
    var port: String?
    @Option(help: "The data folder. (default: gatehouse-data)") var data: String?
    @Option(help: "trace, debug, info, notice, warning, error or critical. (default: notice)") var logLevel: String?
    @Option(help: "A JSON file with settings. (default: gatehouse.json if it exists)") var config: String?

    /// - Parameter prefix: before the names of settings, such as `provider.`.
    func settings(prefix: String = "", adding flags: [String: String?] = [:]) async throws(CommandFailure) -> Settings {
        var all = flags
        for (name, value) in [("host", host), ("port", port), ("data", data), ("logLevel", logLevel)] { all[prefix + name] = value }
        return try await Settings(flags: all, file: config)
    }

    static func logger(_ label: String, _ level: String?) throws(CommandFailure) -> Logger {
        var logger = Logger(label: label)
        guard let parsed = Logger.Level(rawValue: (level ?? "notice").lowercased()) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure("“\(level ?? "")” is not a log level; choose from \(known)", exit: .usage)
        }
        logger.logLevel = parsed
        return logger
    }
}

/// The data folder of a command that works without a server.
struct FolderOptions: ParsableArguments {
    @Option(help: "The data folder. (default: gatehouse-data)") var data: String?
    @Option(help: "A JSON file with settings. (default: gatehouse.json if it exists)") var config: String?

    /// - Parameter setting: its name, `data` or `provider.data`.
    func folder(_ setting: String = "data") async throws(CommandFailure) -> DataFolder {
        let settings = try await Settings(flags: [setting: data], file: config)
        return try DataFolder(settings.text(setting) ?? settings.text("data") ?? DataFolder.standardPath)
    }
}
