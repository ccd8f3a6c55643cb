import HTTPTypes

// Every HTTP status of this door is in this file.

extension GraphError.Code {
    var status: HTTPResponse.Status {
        switch self {
        case .badRequest, .unsupportedQuery: .badRequest
        case .invalidToken: .unauthorized
        case .denied: .forbidden
        case .resourceNotFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .conflict: .conflict
        case .tooLarge: .contentTooLarge
        case .unavailable: .serviceUnavailable
        case .internalError: .internalServerError
        }
    }
}

extension GraphResponse {
    var status: HTTPResponse.Status {
        switch self {
        case .ok, .count: .ok
        case .created: .created
        case .noContent: .noContent
        }
    }
}

extension HealthState {
    var status: HTTPResponse.Status {
        switch self {
        case .well: .ok
        case .unwell: .serviceUnavailable
        }
    }
}
