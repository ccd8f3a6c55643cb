import Administration
import ArgumentParser
import Directory
import GraphAPI

/// `gatehouse token …`: API tokens for who has the machine, when nobody has a token (any more).
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Makes API tokens, while no server runs on the data folder.", subcommands: [TokenCreate.self])
}

struct TokenCreate: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Makes a token for a user and shows it once.",
        discussion: "It goes to standard output alone, so that it can be piped. What it may do follows from the user's roles.")

    @Option(help: "The user: principal name or id; a Global Administrator unless given.") var user: String?
    @Option(help: "What the token is listed as.") var name = "Command line"
    @OptionGroup var folder: FolderOptions

    func perform() async throws {
        let identity = try await IdentityServer.open(IdentityServer.Configuration(folder: try await folder.folder()))
        let outcome = await Result { () async throws -> NewAPIToken in
            // A folder that was empty: the first start has just made a token, which would be lost.
            if user == nil, let first = identity.firstToken { return first }
            guard let administrator = try await identity.callers.caller(identity.administrator.id) else {
                throw CommandFailure("no Global Administrator can sign in")
            }
            let owner = if let user { try await identity.services.browsing.user(user, by: administrator) } else { identity.administrator }
            return try await identity.tokens.create(name: name, for: owner.id, by: administrator)
        }
        await identity.close()
        let token = try outcome.get()
        Terminal.complain("this token is shown only now:")
        Terminal.write(token.secret)
    }
}
