import JSONDocument
import Synchronization

/// Which source object was first to ask for a matching value, or for an account, while a page is being worked on.
///
/// Nothing is stored yet of the other objects of the page, nor perhaps of the page before it, so that two who share a value would
/// both be given the same account.
final class MatchingClaims: Sendable {
    private let owners = Mutex<[String: SourceID]>([:])
    /// The claims of the page that is being stored.
    private let before: [String: SourceID]

    /// - Parameter previous: the claims of the page before this one, when that may not be stored yet.
    init(after previous: MatchingClaims? = nil) { before = previous?.owners.withLock(\.self) ?? [:] }

    /// Lays claim to a matching value and answers whose it is.
    func owner(of value: String, in attribute: CompiledAttribute, claimedBy source: SourceID) -> SourceID {
        owner(of: "\(attribute.name)\u{0}\(attribute.matchingKey(.string(value)) ?? value)", claimedBy: source)
    }

    /// Lays claim to an account and answers whose it is.
    func owner(of account: TargetID, claimedBy source: SourceID) -> SourceID {
        owner(of: "\u{0}\(account.rawValue)", claimedBy: source)
    }

    private func owner(of key: String, claimedBy source: SourceID) -> SourceID {
        if let owner = before[key] { return owner }
        return owners.withLock { owners in
            if let owner = owners[key] { return owner }
            owners[key] = source
            return source
        }
    }
}
