import HTTPTypes

/// The credentials of `Authorization: Bearer …`.
///
/// - SeeAlso: [RFC 6750 §2.1](https://datatracker.ietf.org/doc/html/rfc6750#section-2.1)
enum BearerToken {
    /// The token; `nil` without the header, with another scheme, or when it is empty.
    static func text(in headers: HTTPFields) -> String? {
        guard let value = headers[.authorization], value.prefix(7).lowercased() == "bearer " else { return nil }
        let token = value.dropFirst(7).drop { $0 == " " }
        return token.isEmpty ? nil : String(token)
    }
}
