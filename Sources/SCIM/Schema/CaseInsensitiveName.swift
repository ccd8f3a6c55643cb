/// A name that compares and hashes without regard to ASCII case, and allocates nothing to do so.
///
/// Attribute names and schema URIs are ASCII and case-insensitive (RFC 7643 §2.1). Other letters compare exactly:
/// full Unicode folding would let two different members of a document meet.
struct CaseInsensitiveName: Hashable, Sendable {
    let spelling: String

    init(_ spelling: String) {
        self.spelling = spelling
    }

    static func == (left: CaseInsensitiveName, right: CaseInsensitiveName) -> Bool {
        AttributeName.equal(left.spelling, right.spelling)
    }

    /// FNV-1a over the folded bytes first: feeding the hasher byte by byte costs several times as much.
    func hash(into hasher: inout Hasher) {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in spelling.utf8 {
            digest = (digest ^ UInt64(AttributeName.lowercased(byte))) &* 0x0000_0100_0000_01b3
        }
        hasher.combine(digest)
    }
}
