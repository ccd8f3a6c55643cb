import ArgumentParser
import GraphClient

/// `gatehouse app …`: enterprise applications of a running server.
struct AppCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app", abstract: "Adds applications from the gallery, assigns people to them, connects them.",
        subcommands: [AppList.self, AppAdd.self, AppAddRole.self, AppAssign.self, AppConnect.self])
}

struct AppList: GatehouseCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the applications with their jobs.")

    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        var table = Table("NAME", "ID", "JOB", "PROVISIONING", "STATUS")
        for application in try await client.applications() {
            let jobs = try await client.jobs(of: application)
            if jobs.isEmpty { table.rows.append([application.displayName, application.id, "-", "-", "-"]) }
            for job in jobs { table.rows.append([application.displayName, application.id, job.id, job.state, job.code]) }
        }
        for line in table.lines { Terminal.write(line) }
    }
}

struct AppAdd: GatehouseCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds an application from the gallery.")

    @Argument(help: "The gallery entry: its name, such as LogicGate, or its id.") var template: String
    @Option(help: "What to call the application; the gallery's name unless given.") var name: String?
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let application = try await connection.client().addApplication(template: template, displayName: name)
        Terminal.write("added “\(application.displayName)”")
        Terminal.write("id      \(application.id)")
        Terminal.write("app id  \(application.appID)")
    }
}

struct AppAddRole: GatehouseCommand {
    static let configuration = CommandConfiguration(commandName: "add-role", abstract: "Adds an app role to an application.")

    @Argument(help: "The application: its name or id.") var app: String
    @Option(help: "What the application knows the role by.") var value: String
    @Option(help: "What people call the role; the value unless given.") var displayName: String?
    @OptionGroup var connection: ConnectionOptions

    func perform() async throws {
        let client = try await connection.client()
        let application = try await client.application(app)
        if application.role(named: value) != nil {
            throw CommandFailure(
                "“\(application.displayName)” has a role “\(value)” already; “gatehouse app assign … --role \(value)” uses it")
        }
        let id = freshID()
        try await client.addRole(id: id, value: value, displayName: displayName ?? value, to: application)
        Terminal.write("added the role “\(displayName ?? value)” to “\(application.displayName)”")
        Terminal.write("id  \(id)")
    }
}

struct AppAssign: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Assigns a user or a group to an application.",
        discussion: "Without --role, the role called “User” is taken, else the application's first role, else Default Access.")

    @Argument(help: "The application: its name or id.") var app: String
    @Option(help: "A user: principal name or id.") var user: String?
    @Option(help: "A group: display name or id.") var group: String?
    @Option(help: "An app role: its value or display name.") var role: String?
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (user == nil) != (group == nil) else { throw ValidationError("Give either --user or --group.") }
    }

    func perform() async throws {
        let client = try await connection.client()
        let application = try await client.application(app)
        let principal = if let user { try await client.user(user) } else { try await client.group(group ?? "") }
        let role = try role(of: application)
        try await client.assign(principal, to: application, roleID: role?.id ?? "00000000-0000-0000-0000-000000000000")
        Terminal.write("assigned “\(principal.displayName)” to “\(application.displayName)” as “\(role?.displayName ?? "Default Access")”")
    }

    /// Nil for Default Access, which is no role of the application's own.
    private func role(of application: EnterpriseApplication) throws(CommandFailure) -> EnterpriseApplication.Role? {
        guard let role else { return application.role(named: "User") ?? application.appRoles.first }
        if let found = application.role(named: role) { return found }
        let known = application.appRoles.map { "“\($0.displayName)”" }.joined(separator: ", ")
        throw CommandFailure("“\(application.displayName)” has no role “\(role)”; it has \(known.isEmpty ? "none" : known)", exit: .refused)
    }
}
