import ArgumentParser
import Foundation
import GraphClient

/// `gatehouse app connect`: the tutorial's *Admin Credentials* with *Test Connection* and *Save*.
struct AppConnect: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Enters tenant URL and secret token, tests the connection and makes the provisioning job.",
        discussion: "Nothing is saved when the test fails. Provisioning stays off until “gatehouse job start”.")

    @Argument(help: "The application: its name or id.") var app: String
    @Option(help: "The SCIM base URL of the application, such as https://acme.example/scim/v2.") var tenantURL: String
    @Option(help: "A file with the secret token; - reads it from standard input.") var secretTokenFile: String
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        let application = try await client.application(app)
        let credentials = [(key: "BaseAddress", value: tenantURL), (key: "SecretToken", value: try readToken())]
        guard let template = try await client.jobTemplates(of: application).first else {
            throw CommandFailure("“\(application.displayName)” has no provisioning template, so it cannot be provisioned automatically")
        }
        try await client.validateCredentials(credentials, template: template, of: application)
        try await client.saveSecrets(credentials, of: application)
        Terminal.write("the connection works; credentials are saved")
        let jobs = try await client.jobs(of: application)
        let job = if let existing = jobs.first { existing } else { try await client.createJob(template: template, of: application) }
        Terminal.write("job  \(job.id)")
        if job.state != "Active" { Terminal.write("next: gatehouse job start \"\(application.displayName)\"") }
    }

    /// The token, without the end of line that editors add.
    private func readToken() throws -> String {
        let bytes: Data
        if secretTokenFile == "-" {
            bytes = try FileHandle.standardInput.readToEnd() ?? Data()
        } else {
            guard let content = FileManager.default.contents(atPath: secretTokenFile) else {
                throw CommandFailure(
                    "the file “\(secretTokenFile)” cannot be read; name one that holds the secret token, or - for standard input")
            }
            bytes = content
        }
        let token = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty else {
            throw CommandFailure("the secret token is empty: generate an access key in the application and use that")
        }
        return token
    }
}

/// A fresh identifier.
func freshID() -> String { UUID().uuidString.lowercased() }
