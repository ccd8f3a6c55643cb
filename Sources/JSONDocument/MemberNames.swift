/// The names that an object under construction has, to find one that occurs twice.
///
/// A word of 64 bits, one for each fingerprint of a name, answers nearly always; only when the bit is set are names compared.
/// Large objects are indexed, so that a hostile one stays linear.
struct MemberNames {
    private var fingerprints: UInt64 = 0
    private var index: Set<[UInt8]> = []

    /// Takes the name of the member that follows `members`; false when they have it already, without regard to ASCII case.
    mutating func insert(_ name: String, after members: [JSONObject.Member]) -> Bool {
        let bit = fingerprint(of: name)
        let isNew = fingerprints & bit == 0
        fingerprints |= bit
        if members.count < 32 {
            return isNew || !members.contains { equalsIgnoringASCIICase($0.name, name) }
        }
        if index.isEmpty { index = Set(members.lazy.map { lowercasedASCII($0.name) }) }
        return index.insert(lowercasedASCII(name)).inserted
    }

    /// One of 64 bits, chosen by length and first letter.
    private func fingerprint(of name: String) -> UInt64 {
        let letters = name.utf8
        return 1 << ((UInt64(letters.count) &* 7 ^ UInt64(letters.first ?? 0) | 0x20) & 63)
    }
}

/// The bytes of a name with its ASCII letters in lower case; bytes, because `String` takes canonically equivalent names for one.
private func lowercasedASCII(_ name: String) -> [UInt8] {
    name.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
}
