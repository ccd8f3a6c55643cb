import FoundationEssentials
import JSONDocument

/// An answer that is an error, in Graph's words.
///
/// - SeeAlso: Microsoft Graph, error responses
struct GraphError: Error, Hashable, Sendable {
    /// What programs decide on. Raw values are those of the wire.
    enum Code: String, Hashable, Sendable {
        case resourceNotFound = "Request_ResourceNotFound"
        case badRequest = "Request_BadRequest"
        case unsupportedQuery = "Request_UnsupportedQuery"
        case conflict = "Request_MultipleObjectsWithSameKeyValue"
        case denied = "Authorization_RequestDenied"
        case invalidToken = "InvalidAuthenticationToken"
        case methodNotAllowed = "Request_MethodNotAllowed"
        case tooLarge = "RequestEntityTooLarge"
        case unavailable = "ServiceNotAvailable"
        case internalError = "InternalServerError"
    }

    let code: Code
    /// For people: names the value and the next step.
    let message: String
    /// The property or option that the message is about.
    let target: String?

    init(_ code: Code, _ message: String, target: String? = nil) {
        self.code = code
        self.message = message
        self.target = target
    }

    static func badRequest(_ message: String, target: String? = nil) -> GraphError { GraphError(.badRequest, message, target: target) }

    static func resourceNotFound(_ message: String) -> GraphError { GraphError(.resourceNotFound, message) }

    static func unsupportedQuery(_ message: String, target: String? = nil) -> GraphError {
        GraphError(.unsupportedQuery, message, target: target)
    }

    /// The envelope of an error answer.
    func envelope(date: String, requestID: String, clientRequestID: String) -> JSONValue {
        var error: JSONObject = ["code": .string(code.rawValue), "message": .string(message)]
        if let target { error["target"] = .string(target) }
        error["innerError"] = [
            "date": .string(date), "request-id": .string(requestID), "client-request-id": .string(clientRequestID),
        ]
        return ["error": .object(error)]
    }
}
