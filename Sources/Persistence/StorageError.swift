/// What a store answers when it cannot do what it was asked.
///
/// Every storage adapter translates its driver's errors into these, so that roles and use cases decide on a closed set of
/// outcomes. Text inside a case is for people and never holds stored values.
public enum StorageError: Error, Hashable, Sendable {
    /// No such row.
    case notFound
    /// A unique key is taken; `field` names the attribute, for example `userName`.
    case conflict(field: String)
    /// The version the caller expected is no longer the stored one.
    case stale
    /// The store was locked for too long; a retry may succeed.
    case busy
    /// The disk is full; nothing was written.
    case full
    /// The file is corrupt, not a database, or written by a newer program.
    case damaged(String)
    /// Anything else the driver reported.
    case unavailable(String)
}

extension StorageError: CustomStringConvertible {
    /// One line for an administrator: what happened and what to do.
    public var description: String {
        switch self {
        case .notFound: "no such entry in the store"
        case .conflict(let field): "another entry already uses this \(field)"
        case .stale: "the entry was changed meanwhile; read it again and retry"
        case .busy: "the database is locked by another process; retry when it has finished"
        case .full: "the disk is full; nothing was written. Free some space and retry"
        case .damaged(let detail): "the database cannot be used: \(detail)"
        case .unavailable(let detail): "the database is not available: \(detail)"
        }
    }
}
