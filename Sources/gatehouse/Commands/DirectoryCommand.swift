import ArgumentParser
import Directory
import DirectoryFiles
import Foundation
import Persistence
import SQLite
import SQLiteStorage

/// `gatehouse directory …`: the directory as a file, without a server.
struct DirectoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directory", abstract: "Imports and exports the directory, while no server runs on the data folder.",
        subcommands: [DirectoryImportCommand.self, DirectoryExportCommand.self])
}

struct DirectoryImportCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings users and groups from a JSON file into the directory, all of them or none.",
        discussion: "The file has the form {\"users\": […], \"groups\": […]}, the objects as Microsoft Graph shows them.")

    @Argument(help: "The JSON file.") var file: String
    @OptionGroup var folder: FolderOptions

    func perform() async throws {
        let source = try DirectoryFile(contentsOf: file, date: Date())
        try await IdentityStores.offline(in: try await folder.folder()) { stores in
            do {
                let counts = try await stores.directory.importAll(from: source.source())
                Terminal.write("imported \(counts.users) users, \(counts.groups) groups, \(counts.memberships) memberships")
            } catch StorageError.conflict(let field) {
                throw CommandFailure("an object of the file has the \(field) of one that is in the directory already; nothing was imported")
            }
        }
    }
}

struct DirectoryExportCommand: GatehouseCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the living users and groups into a JSON file that import reads.")

    @Argument(help: "The JSON file to write; - for standard output.") var file: String
    @OptionGroup var folder: FolderOptions

    func perform() async throws {
        try await IdentityStores.offline(in: try await folder.folder()) { stores in
            let export = DirectoryExport(store: stores.directory)
            try await OutputFile(file).write { try await export.write(to: $0) }
        }
    }
}

extension IdentityStores {
    /// Works on a folder that no server is using.
    static func offline(in folder: DataFolder, _ body: (IdentityStores) async throws -> Void) async throws {
        let lock = try FolderLock(.identity, of: folder)
        let stores = try IdentityStores(in: folder)
        let outcome = await Result { try await body(stores) }
        await stores.database.close()
        withExtendedLifetime(lock) {}
        try outcome.get()
    }
}
