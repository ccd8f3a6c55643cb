import Foundation
import Testing

@testable import gatehouse

@Suite("Settings: flags before environment before file")
struct SettingsTests {
    private static func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString).json").path
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    @Test("the strongest source that has a value wins, setting by setting")
    func precedence() async throws {
        try await Self.withFile(#"{"server": "file", "token": "file", "data": "file", "provider": {"port": 9001}}"#) { path in
            let settings = try await Settings(
                flags: ["server": "flag", "token": nil], file: path,
                environment: ["GATEHOUSE_SERVER": "environment", "GATEHOUSE_TOKEN": "environment", "GATEHOUSE_LOG_LEVEL": "debug"])
            #expect(settings.text("server") == "flag")
            #expect(settings.secret("token") == "environment")
            #expect(settings.text("data") == "file")
            #expect(settings.text("logLevel") == "debug")
            #expect(try settings.port("provider.port", default: 1) == 9001)
            #expect(try settings.port("port", default: 8080) == 8080)
        }
    }

    @Test("a port may come from anywhere, but must be one")
    func port() async throws {
        let settings = try await Settings(flags: ["port": "0"], file: nil, environment: ["GATEHOUSE_PROVIDER_PORT": "8x"])
        #expect(try settings.port("port", default: 1) == 0)
        #expect(throws: CommandFailure("“8x” is not a port number for provider.port", exit: .usage)) {
            try settings.port("provider.port", default: 1)
        }
    }

    @Test("a configuration file that is missing or no JSON is refused in one line")
    func badFile() async throws {
        await #expect(throws: CommandFailure.self) { try await Settings(flags: [:], file: "/nowhere.json", environment: [:]) }
        try await Self.withFile("server: x") { path in
            do {
                _ = try await Settings(flags: [:], file: path, environment: [:])
                Issue.record("it was taken")
            } catch {
                let line = CommandFailure(error).line
                #expect(line.contains(path) && line.contains("JSON") && !line.contains("\n"))
            }
        }
    }
}
