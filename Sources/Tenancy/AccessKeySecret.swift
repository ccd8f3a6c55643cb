import Crypto
import FoundationEssentials

/// The text of an access key: `lg_`, eight visible characters, `_`, and 32 random bytes in base64url.
///
/// The visible part finds the stored key; the secret part alone has 256 bits, so a plain SHA-256 is enough to store
/// (slow hashes are for what people choose).
struct AccessKeySecret: Sendable {
    let text: String
    /// `lg_` and the eight visible characters.
    let prefix: String

    /// SHA-256 of the whole text.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static let mark = "lg_"
    private static let visibleCount = 8
    private static let secretCount = 43
    private static let visibleAlphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")

    /// What a stranger presented, when it has the form of a key.
    init?(_ text: String) {
        let prefixCount = Self.mark.utf8.count + Self.visibleCount
        let bytes = text.utf8
        guard text.hasPrefix(Self.mark), bytes.count == prefixCount + 1 + Self.secretCount else { return nil }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.text = text
        prefix = String(text.prefix(prefixCount))
    }

    private init(visible: String, secret: String) {
        prefix = Self.mark + visible
        text = prefix + "_" + secret
    }

    /// A fresh secret from the system's random generator.
    static func random() -> AccessKeySecret {
        var generator = SystemRandomNumberGenerator()
        let visible = String((0..<visibleCount).map { _ in visibleAlphabet[Int.random(in: 0..<visibleAlphabet.count, using: &generator)] })
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return AccessKeySecret(visible: visible, secret: base64URL(bytes))
    }

    /// Base64 with the URL alphabet, without padding (RFC 4648 §5).
    private static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

/// Whether two byte strings are equal, in a time that depends on their length only.
func isEqualInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices { difference |= one[index] ^ other[index] }
    return difference == 0
}
