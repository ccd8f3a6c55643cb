import Crypto
import FoundationEssentials
package import Provisioning

/// The key that secrets are sealed with: 32 random bytes in a file that only its owner can read.
package struct SecretKeyFile: Sendable {
    private let path: String

    package init(path: String) { self.path = path }

    /// The key from the file; a missing file is made, with mode 0600.
    ///
    /// - Throws: ``SecretKeyError`` in one sentence, for example when the file holds no key or others may read it.
    package func load() throws(SecretKeyError) -> any SecretSealing {
        do {
            guard FileManager.default.fileExists(atPath: path) else { return SealedSecrets(key: try create()) }
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            guard let mode, mode & 0o077 == 0 else {
                throw SecretKeyError(reason: "the key file \(path) can be read by others; run: chmod 600 \(path)")
            }
            let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
            return SealedSecrets(key: try Self.key(from: text, place: "the key file \(path)"))
        } catch let error as SecretKeyError {
            throw error
        } catch {
            throw SecretKeyError(reason: "the key file \(path) cannot be read or made: \(error)")
        }
    }

    /// The key in a text of 64 hexadecimal digits, for example from the environment.
    package static func sealing(withKey text: String, place: String) throws(SecretKeyError) -> any SecretSealing {
        SealedSecrets(key: try key(from: text, place: place))
    }

    private func create() throws -> SymmetricKey {
        let key = SymmetricKey(size: .bits256)
        let text = key.withUnsafeBytes { bytes in
            bytes.map { String(UInt8($0) >> 4, radix: 16) + String(UInt8($0) & 15, radix: 16) }.joined()
        }
        // Made under another name and moved, so that a crash leaves a whole key or none.
        let draft = path + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        guard FileManager.default.createFile(atPath: draft, contents: Data((text + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else {
            throw SecretKeyError(reason: "the key file \(path) cannot be made; is the folder writable, and is there space on the disk?")
        }
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        return key
    }

    private static func key(from text: String, place: String) throws(SecretKeyError) -> SymmetricKey {
        let digits = text.filter { !$0.isWhitespace }
        var bytes: [UInt8] = []
        var index = digits.startIndex
        while index < digits.endIndex, let end = digits.index(index, offsetBy: 2, limitedBy: digits.endIndex) {
            guard let byte = UInt8(digits[index..<end], radix: 16) else { break }
            bytes.append(byte)
            index = end
        }
        guard bytes.count == 32, digits.count == 64 else {
            throw SecretKeyError(reason: "\(place) does not hold a key of 64 hexadecimal digits; restore it from a backup")
        }
        return SymmetricKey(data: bytes)
    }
}

/// The key cannot be used.
package struct SecretKeyError: Error, Hashable, Sendable {
    package let reason: String
}

/// Secrets sealed with AES-GCM; the place they belong to is authenticated with them.
struct SealedSecrets: SecretSealing {
    let key: SymmetricKey

    func seal(_ secret: String, context: String) throws(SealingError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(Data(secret.utf8), using: key, authenticating: Data(context.utf8))
            guard let combined = box.combined else { throw SealingError(reason: "the secret could not be sealed") }
            return Array(combined)
        } catch {
            throw error as? SealingError ?? SealingError(reason: "the secret could not be sealed")
        }
    }

    func open(_ sealed: [UInt8], context: String) throws(SealingError) -> String {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return String(decoding: try AES.GCM.open(box, using: key, authenticating: Data(context.utf8)), as: UTF8.self)
        } catch {
            throw SealingError(
                reason:
                    "a stored secret cannot be opened with this key; put back the secrets.key, or the GATEHOUSE_SECRETS_KEY, that it was sealed with"
            )
        }
    }
}
