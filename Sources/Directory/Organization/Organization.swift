package import FoundationEssentials
package import Persistence

/// The tenant whose directory this is.
package struct Organization: Hashable, Sendable {
    /// The tenant id.
    package let id: GUID
    package var displayName: String
    /// The domain of user principal names, as `contoso.example`.
    package var defaultDomain: String
    package let createdDateTime: Date

    package init(id: GUID, displayName: String, defaultDomain: String, createdDateTime: Date) {
        self.id = id
        self.displayName = displayName
        self.defaultDomain = defaultDomain
        self.createdDateTime = createdDateTime
    }
}

package protocol OrganizationStore: Sendable {
    /// Nil until the first start has made it.
    func organization() async throws(StorageError) -> Organization?
    /// Makes it, or changes its names; there is only ever one.
    ///
    /// - Throws: `conflict` on `id` when another tenant lives here.
    func save(_ organization: Organization) async throws(StorageError)
}
