/// Rules for a user principal name.
enum PrincipalName {
    /// One “@” with something on both sides, no white space, at most 113 characters.
    static func check(_ name: String) throws(AdministrationError) {
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !name.contains(where: \.isWhitespace), name.count <= 113 else {
            throw .invalid(
                "userPrincipalName “\(name.prefix(120))” must have the form alias@domain, without spaces, at most 113 characters")
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
