import Foundation
import Testing

@testable import gatehouse

@Suite("The data folder")
struct DataFolderTests {
    private static func withPath(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "data-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test("a second holder of the lock learns which process has it; the other side is free, and so is the folder afterwards")
    func lock() throws {
        try Self.withPath { path in
            let folder = try DataFolder(path)
            do {
                let lock = try FolderLock(.identity, of: folder)
                do {
                    _ = try FolderLock(.identity, of: folder)
                    Issue.record("two processes could use the folder")
                } catch {
                    let line = CommandFailure(error).line
                    #expect(line.contains("process \(getpid())") && line.contains("--data"))
                }
                _ = try FolderLock(.provider, of: folder)
                withExtendedLifetime(lock) {}
            }
            _ = try FolderLock(.identity, of: folder)
        }
    }

    @Test("small files are for their owner only")
    func write() throws {
        try Self.withPath { path in
            let folder = try DataFolder(path)
            try folder.write("secret\n", to: "admin-token")
            #expect(try String(contentsOfFile: folder.file("admin-token"), encoding: .utf8) == "secret\n")
            let mode = try FileManager.default.attributesOfItem(atPath: folder.file("admin-token"))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("a folder that cannot be made is refused in one line")
    func impossible() throws {
        try Self.withPath { path in
            try Data().write(to: URL(filePath: path))
            do {
                _ = try DataFolder(path + "/below")
                Issue.record("a folder below a file was made")
            } catch {
                let line = CommandFailure(error).line
                #expect(line.contains("--data") && !line.contains("\n"))
            }
        }
    }

    @Test(
        "a tenant's place in URLs follows from its name", arguments: [("LogicGate", "logicgate"), ("Acme & Söhne, Inc.", "acme-s-hne-inc")])
    func slug(_ name: String, _ slug: String) { #expect(ProviderTenantCreate.slug(name) == slug) }
}
