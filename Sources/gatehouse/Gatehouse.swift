import ArgumentParser

/// The program: both servers, and the commands that administer them.
@main
struct Gatehouse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gatehouse", abstract: "Automatic user provisioning, both ends.",
        discussion: """
            Commands for a running server find it by --server and --token, else by GATEHOUSE_SERVER and GATEHOUSE_TOKEN, else by
            server and token in the JSON file that --config names (gatehouse.json unless given).

            Exit status: 0 done; 1 failed; 2 refused by the server, or no such thing; 64 the command line makes no sense.
            """,
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, ProviderCommand.self, AppCommand.self, JobCommand.self, LogsCommand.self,
            DirectoryCommand.self,
            TokenCommand.self,
        ])
}
