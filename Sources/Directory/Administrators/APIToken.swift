package import FoundationEssentials
package import Persistence

/// A bearer token of the administration API, without its secret: only the SHA-256 of that is kept.
package struct APIToken: Hashable, Sendable {
    package let id: ObjectID
    package let hash: [UInt8]
    package let owner: ObjectID
    package let name: String
    package let createdDateTime: Date
    package var lastUsedDateTime: Date?
    package let expirationDateTime: Date?

    package init(
        id: ObjectID, hash: [UInt8], owner: ObjectID, name: String, createdDateTime: Date, lastUsedDateTime: Date? = nil,
        expirationDateTime: Date?
    ) {
        self.id = id
        self.hash = hash
        self.owner = owner
        self.name = name
        self.createdDateTime = createdDateTime
        self.lastUsedDateTime = lastUsedDateTime
        self.expirationDateTime = expirationDateTime
    }
}

package protocol APITokenStore: Sendable {
    func token(hash: [UInt8]) async throws(StorageError) -> APIToken?
    /// In the order in which they were made.
    func tokens(of owner: ObjectID) async throws(StorageError) -> [APIToken]
    func create(_ token: APIToken) async throws(StorageError)
    func recordUse(of id: ObjectID, at date: Date) async throws(StorageError)
    /// - Throws: `notFound`.
    func deleteToken(_ id: ObjectID) async throws(StorageError)
}
