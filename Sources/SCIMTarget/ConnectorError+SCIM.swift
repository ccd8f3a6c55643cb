import FoundationEssentials
import Provisioning
import SCIMClient

/// What a SCIM answer means to the engine; HTTP statuses are known here and nowhere else on this side.
///
/// - SeeAlso: `entra-engine.md` §19
extension ConnectorError {
    private static let prefix = "SystemForCrossDomainIdentityManagement"

    init(_ error: SCIMClientError) {
        let request = error.status.map { "\(error.request) → \($0)" } ?? error.request
        switch error.kind {
        case .transport(let failure):
            self.init(failure, detail: error.detail, request: request)
        case .incompatible:
            self.init(
                kind: .incompatible, code: "\(Self.prefix)ServiceIncompatible", message: Self.sentence(error.detail), request: request)
        case .status:
            self.init(status: error.status ?? 0, error, request: request)
        }
    }

    private init(_ failure: HTTPTransportError, detail: String, request: String) {
        let (kind, code): (Kind, String) =
            switch failure {
            case .unreachable: (.unreachable, "\(Self.prefix)CredentialValidationUnavailable")
            case .timeout: (.timeout, "Timeout")
            case .connectionLost: (.connectionLost, "WebExceptionProtocolError")
            case .tooLarge: (.incompatible, "\(Self.prefix)ServiceIncompatible")
            }
        self.init(kind: kind, code: code, message: Self.sentence(detail), request: request)
    }

    private init(status: Int, _ error: SCIMClientError, request: String) {
        let (kind, code): (Kind, String) =
            switch status {
            case 400: (.rejected, "\(Self.prefix)ServiceIncompatible")
            case 401: (.unauthorized, "Unauthorized")
            case 403: (.forbidden, "InsufficientRights")
            case 404, 410: (.notFound, "InvalidAnchor")
            case 408: (.timeout, "Timeout")
            case 409: (.conflict, "Conflict")
            case 405: (.rejected, "MethodNotAllowed")
            case 422: (.rejected, "UnprocessableEntity")
            case 429: (.throttled, "TooManyRequests")
            case 501: (.rejected, "NotImplemented")
            case 500...599: (.serverFailure, "InternalServerError")
            case 300...399: (.incompatible, "\(Self.prefix)ServiceIncompatible")
            default: (.rejected, "\(Self.prefix)BadResponse")
            }
        self.init(
            kind: kind, code: code, message: Self.sentence(error.detail), request: request,
            retryAfter: error.retryAfter.flatMap { RetryAfter.duration($0, now: Date()) })
    }

    static func noEndpoint(_ request: String?) -> ConnectorError {
        ConnectorError(
            kind: .incompatible, code: "\(prefix)ServiceIncompatible",
            message: "The application answers 404. Check that the tenant URL is its SCIM endpoint.", request: request)
    }

    private static func sentence(_ detail: String) -> String { "The application answered: \(detail)" }
}

/// The header `Retry-After`: seconds, or a date (RFC 9110 §10.2.3).
enum RetryAfter {
    static func duration(_ text: String, now: Date) -> Duration? {
        if let seconds = Int(text.filter { !$0.isWhitespace }) { return .seconds(max(0, seconds)) }
        guard let date = httpDate(text) else { return nil }
        return .seconds(max(0, date.timeIntervalSince(now)))
    }

    /// IMF-fixdate, for example `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func httpDate(_ text: String) -> Date? {
        let parts = text.split { $0 == " " || $0 == "," || $0 == ":" }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 8, let day = Int(parts[1]), let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
            let hour = Int(parts[4]), let minute = Int(parts[5]), let second = Int(parts[6])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(
            from: DateComponents(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second))
    }
}
