import HTTPTypes
import SCIM

/// Where a SCIM outcome becomes an HTTP status; nowhere else.
///
/// - SeeAlso: [RFC 7644 §3.12](https://datatracker.ietf.org/doc/html/rfc7644#section-3.12)
extension SCIMReply {
    var status: HTTPResponse.Status {
        switch self {
        case .document, .resource: .ok
        case .created: .created
        case .done: .noContent
        case .notModified: .notModified
        case .refused(let error): Self.status(of: error.keyword)
        case .methodNotAllowed: .methodNotAllowed
        case .unsupportedMediaType: .unsupportedMediaType
        }
    }

    private static func status(of keyword: SCIMError.Keyword) -> HTTPResponse.Status {
        switch keyword {
        case .invalidFilter, .tooMany, .mutability, .invalidSyntax, .invalidPath, .noTarget, .invalidValue, .invalidVers: .badRequest
        case .unauthorized: .unauthorized
        case .forbidden, .sensitive: .forbidden
        case .notFound: .notFound
        case .uniqueness: .conflict
        case .preconditionFailed: .preconditionFailed
        case .payloadTooLarge: .contentTooLarge
        case .internalError: .internalServerError
        case .notImplemented: .notImplemented
        case .serviceUnavailable: .serviceUnavailable
        }
    }
}
