/// Identifies a tenant.
package struct TenantID: RawRepresentable, Hashable, Sendable {
    /// A lower-case UUID.
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A customer of the application, with resources, users and keys of its own.
package struct Tenant: Hashable, Sendable {
    package let id: TenantID
    /// Its place in URLs (`/{slug}/scim/v2`): lower-case letters, digits and hyphens.
    package let slug: String
    /// Its name for people.
    package var name: String
    package var plan: Plan
    /// When it was created, in milliseconds since 1970 UTC.
    package let created: Int64

    package init(id: TenantID, slug: String, name: String, plan: Plan, created: Int64) {
        self.id = id
        self.slug = slug
        self.name = name
        self.plan = plan
        self.created = created
    }
}

extension Tenant {
    /// Whether a text can be a slug: 1 to 63 of `a–z`, `0–9` and `-`, beginning and ending with a letter or digit.
    package static func isSlug(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
        let hyphen = UInt8(ascii: "-")
        return first != hyphen && last != hyphen && bytes.allSatisfy { isLowerCaseLetterOrDigit($0) || $0 == hyphen }
    }

    private static func isLowerCaseLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
