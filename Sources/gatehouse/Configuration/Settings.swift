import Configuration
import Foundation

/// What was configured, by flags, by the environment and by a file, in that order of strength.
///
/// A setting `provider.port` is the flag's value, else `GATEHOUSE_PROVIDER_PORT`, else `{"provider": {"port": …}}` in the file.
struct Settings: Sendable {
    private let reader: ConfigReader

    /// The file that is read when no other is named and this one exists.
    static let defaultFile = "gatehouse.json"

    /// - Parameters:
    ///   - flags: settings given on the command line, by name; nil values are left out.
    ///   - file: the configuration file that must exist; nil: `GATEHOUSE_CONFIG`, else ``defaultFile`` if there is one.
    /// - Throws: ``CommandFailure`` when the file is missing or no JSON object.
    init(
        flags: [String: String?], file: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws(CommandFailure) {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for case (let name, let value?) in flags { values[Self.key(name)] = ConfigValue(.string(value), isSecret: name == "token") }
        let named = file ?? environment["GATEHOUSE_CONFIG"]
        let path = named ?? Self.defaultFile
        let location: [AbsoluteConfigKey: ConfigValue] = [
            "filePath": ConfigValue(.string(path), isSecret: false), "allowMissing": ConfigValue(.bool(named == nil), isSecret: false),
        ]
        let fileProvider: FileProvider<JSONSnapshot>
        do {
            fileProvider = try await FileProvider(config: ConfigReader(provider: InMemoryProvider(values: location)))
        } catch {
            let problem = FileManager.default.fileExists(atPath: path) ? "is not a JSON object" : "does not exist"
            throw CommandFailure("the configuration file “\(path)” \(problem); correct it or name another with --config")
        }
        reader = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: values),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "gatehouse"),
            fileProvider,
        ])
    }

    private static func key(_ name: String) -> AbsoluteConfigKey { AbsoluteConfigKey(name.split(separator: ".").map { String($0) }) }

    /// A text; nil when nowhere configured, or empty.
    func text(_ name: String) -> String? { reader.string(forKey: ConfigKey(name)).flatMap { $0.isEmpty ? nil : $0 } }

    /// A secret text.
    func secret(_ name: String) -> String? { reader.string(forKey: ConfigKey(name), isSecret: true).flatMap { $0.isEmpty ? nil : $0 } }

    /// A port number. - Throws: ``CommandFailure`` when something else is configured.
    func port(_ name: String, default standard: Int) throws(CommandFailure) -> Int {
        // A flag and the environment give a text, the file a number or a text.
        let text = reader.int(forKey: ConfigKey(name)).map { String($0) } ?? text(name) ?? String(standard)
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw CommandFailure("“\(text)” is not a port number for \(name)", exit: .usage)
        }
        return port
    }
}
