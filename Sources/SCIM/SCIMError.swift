/// Why a SCIM request cannot be done, in the specification's own words (RFC 7644 §3.12, table 9).
///
/// Programs decide on ``keyword``; people read ``detail``, which names the value that was refused and, where there is
/// one, the next step. Two errors are equal when their keywords are equal. How a keyword becomes an HTTP status is the
/// business of the door that answers.
public struct SCIMError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of refusal: the `scimType` values of RFC 7644 table 9, and the outcomes that have no `scimType`.
    public enum Keyword: String, Hashable, Sendable, CaseIterable {
        /// The filter's syntax is wrong, or the attribute and the comparison do not go together.
        case invalidFilter
        /// The filter yields more results than the server is willing to calculate.
        case tooMany
        /// A value is already in use, or reserved.
        case uniqueness
        /// The change is not compatible with the attribute's mutability, or with the resource's current state.
        case mutability
        /// The request body has the wrong structure.
        case invalidSyntax
        /// A PATCH path is malformed or names an unknown attribute.
        case invalidPath
        /// A PATCH path yields nothing that could be operated on.
        case noTarget
        /// A required value is missing, or a value is not compatible with the attribute's type.
        case invalidValue
        /// The protocol version is not supported.
        case invalidVers
        /// The request cannot be done because it would put sensitive values into a URI.
        case sensitive
        /// The caller did not prove who it is.
        case unauthorized
        /// The caller is known and may not do this.
        case forbidden
        /// There is no such resource or endpoint.
        case notFound
        /// The resource changed meanwhile (If-Match, If-None-Match).
        case preconditionFailed
        /// The request is larger than the server accepts.
        case payloadTooLarge
        /// The operation is not offered.
        case notImplemented
        /// The server failed; the request may be correct.
        case internalError
        /// The server cannot answer now; the same request may succeed later.
        case serviceUnavailable
    }

    /// What decides.
    public let keyword: Keyword
    /// What a person reads.
    public let detail: String

    /// An error with a keyword and the text for people.
    public init(_ keyword: Keyword, _ detail: String) {
        self.keyword = keyword
        self.detail = detail
    }

    /// The `scimType` of the error response: the keyword where it stands in RFC 7644 table 9, otherwise nil.
    public var scimType: String? {
        switch keyword {
        case .invalidFilter, .tooMany, .uniqueness, .mutability, .invalidSyntax, .invalidPath, .noTarget, .invalidValue, .invalidVers,
            .sensitive:
            keyword.rawValue
        case .unauthorized, .forbidden, .notFound, .preconditionFailed, .payloadTooLarge, .notImplemented, .internalError,
            .serviceUnavailable:
            nil
        }
    }

    /// The keyword and the detail, for logs.
    public var description: String { "\(keyword.rawValue): \(detail)" }

    /// Equality looks at the keyword only: the detail is for people.
    public static func == (left: SCIMError, right: SCIMError) -> Bool { left.keyword == right.keyword }

    /// Hashes the keyword only, in step with equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(keyword) }
}

extension SCIMError {
    /// See ``Keyword/invalidFilter``.
    public static func invalidFilter(_ detail: String) -> SCIMError { SCIMError(.invalidFilter, detail) }
    /// See ``Keyword/tooMany``.
    public static func tooMany(_ detail: String) -> SCIMError { SCIMError(.tooMany, detail) }
    /// See ``Keyword/uniqueness``.
    public static func uniqueness(_ detail: String) -> SCIMError { SCIMError(.uniqueness, detail) }
    /// See ``Keyword/mutability``.
    public static func mutability(_ detail: String) -> SCIMError { SCIMError(.mutability, detail) }
    /// See ``Keyword/invalidSyntax``.
    public static func invalidSyntax(_ detail: String) -> SCIMError { SCIMError(.invalidSyntax, detail) }
    /// See ``Keyword/invalidPath``.
    public static func invalidPath(_ detail: String) -> SCIMError { SCIMError(.invalidPath, detail) }
    /// See ``Keyword/noTarget``.
    public static func noTarget(_ detail: String) -> SCIMError { SCIMError(.noTarget, detail) }
    /// See ``Keyword/invalidValue``.
    public static func invalidValue(_ detail: String) -> SCIMError { SCIMError(.invalidValue, detail) }
    /// See ``Keyword/invalidVers``.
    public static func invalidVers(_ detail: String) -> SCIMError { SCIMError(.invalidVers, detail) }
    /// See ``Keyword/sensitive``.
    public static func sensitive(_ detail: String) -> SCIMError { SCIMError(.sensitive, detail) }
    /// See ``Keyword/unauthorized``.
    public static func unauthorized(_ detail: String) -> SCIMError { SCIMError(.unauthorized, detail) }
    /// See ``Keyword/forbidden``.
    public static func forbidden(_ detail: String) -> SCIMError { SCIMError(.forbidden, detail) }
    /// See ``Keyword/notFound``.
    public static func notFound(_ detail: String) -> SCIMError { SCIMError(.notFound, detail) }
    /// See ``Keyword/preconditionFailed``.
    public static func preconditionFailed(_ detail: String) -> SCIMError { SCIMError(.preconditionFailed, detail) }
    /// See ``Keyword/payloadTooLarge``.
    public static func payloadTooLarge(_ detail: String) -> SCIMError { SCIMError(.payloadTooLarge, detail) }
    /// See ``Keyword/notImplemented``.
    public static func notImplemented(_ detail: String) -> SCIMError { SCIMError(.notImplemented, detail) }
    /// See ``Keyword/internalError``.
    public static func internalError(_ detail: String) -> SCIMError { SCIMError(.internalError, detail) }
    /// See ``Keyword/serviceUnavailable``.
    public static func serviceUnavailable(_ detail: String) -> SCIMError { SCIMError(.serviceUnavailable, detail) }
}
