import Crypto
import FoundationEssentials

/// The text of an API token: `gh_` and 32 random bytes in base64url.
///
/// With 256 bits of randomness a plain SHA-256 is enough to store; slow hashes are for what people choose.
struct APITokenSecret: Sendable {
    let text: String

    var hash: [UInt8] { Self.hash(of: text) }

    static func random() -> APITokenSecret {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return APITokenSecret(text: "gh_" + OpaqueText.base64URL(bytes))
    }

    /// SHA-256 of the whole text.
    static func hash(of text: String) -> [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }
}

/// Identifiers and secrets that are not meant to be read.
enum OpaqueText {
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return base64URL((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }

    /// Base64 with the URL alphabet, without padding (RFC 4648 §5).
    static func base64URL(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
