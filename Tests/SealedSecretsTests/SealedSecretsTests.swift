import Foundation
import Provisioning
import SealedSecrets
import Testing

@Suite("Secrets are sealed with a key file")
struct SealedSecretsTests {
    @Test("the first load makes a key that only its owner can read; later loads take the same key")
    func keyFile() throws {
        try withFolder { folder in
            let path = folder + "/secrets.key"
            let sealed = try SecretKeyFile(path: path).load().seal("lg_secret", context: "sp/SecretToken")
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try SecretKeyFile(path: path).load().open(sealed, context: "sp/SecretToken") == "lg_secret")
        }
    }

    @Test("neither the secret nor twice the same bytes are stored")
    func opaque() throws {
        try withFolder { folder in
            let sealing = try SecretKeyFile(path: folder + "/secrets.key").load()
            let first = try sealing.seal("lg_secret", context: "sp/SecretToken")
            #expect(!String(decoding: first, as: UTF8.self).contains("lg_secret"))
            #expect(try sealing.seal("lg_secret", context: "sp/SecretToken") != first)
        }
    }

    @Test("a sealed value opens neither with another key, nor at another place, nor when a bit was changed")
    func refused() throws {
        try withFolder { folder in
            let sealing = try SecretKeyFile(path: folder + "/secrets.key").load()
            let other = try SecretKeyFile(path: folder + "/other.key").load()
            let sealed = try sealing.seal("lg_secret", context: "sp/SecretToken")
            #expect(throws: SealingError.self) { try other.open(sealed, context: "sp/SecretToken") }
            #expect(throws: SealingError.self) { try sealing.open(sealed, context: "another/SecretToken") }
            for place in [0, sealed.count / 2, sealed.count - 1] {
                var changed = sealed
                changed[place] ^= 1
                #expect(throws: SealingError.self) { try sealing.open(changed, context: "sp/SecretToken") }
            }
            #expect(throws: SealingError.self) { try sealing.open([], context: "sp/SecretToken") }
        }
    }

    @Test("a key file that others can read, or that holds no key, is refused and left as it is", arguments: [0o644, 0o660])
    func unusable(mode: Int) throws {
        try withFolder { folder in
            let path = folder + "/secrets.key"
            let key = Data(String(repeating: "ab", count: 32).utf8)
            #expect(FileManager.default.createFile(atPath: path, contents: key, attributes: [.posixPermissions: mode]))
            #expect(throws: SecretKeyError.self) { try SecretKeyFile(path: path).load() }
            #expect(FileManager.default.contents(atPath: path) == key)
            let garbage = folder + "/garbage.key"
            #expect(FileManager.default.createFile(atPath: garbage, contents: Data("abc".utf8), attributes: [.posixPermissions: 0o600]))
            #expect(throws: SecretKeyError.self) { try SecretKeyFile(path: garbage).load() }
        }
    }

    @Test("a key from the environment seals like one from a file")
    func environment() throws {
        let text = String(repeating: "0f", count: 32)
        let sealing = try SecretKeyFile.sealing(withKey: text, place: "GATEHOUSE_SECRETS_KEY")
        let again = try SecretKeyFile.sealing(withKey: text.uppercased() + "\n", place: "GATEHOUSE_SECRETS_KEY")
        #expect(try again.open(sealing.seal("s", context: "c"), context: "c") == "s")
        #expect(throws: SecretKeyError.self) { try SecretKeyFile.sealing(withKey: "0f", place: "GATEHOUSE_SECRETS_KEY") }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
