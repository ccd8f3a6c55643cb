import Administration
import Directory
import JSONDocument
import Logging
import Persistence
import Provisioning

extension GraphError {
    /// What an error of any layer means to the client. What is nobody's business but ours is logged and told as such.
    init(reporting error: any Error, logger: Logger, requestID: String) {
        switch error {
        case let error as GraphError: self = error
        case let error as AdministrationError: self.init(error)
        case let error as AttributeError: self = .badRequest("Invalid property: \(error.detail).", target: error.name)
        case let error as SchemaError: self = .badRequest("Invalid schema: \(error).", target: error.path.isEmpty ? nil : error.path)
        case let error as StorageError: self.init(error, logger: logger, requestID: requestID)
        case is CancellationError: self.init(.unavailable, "The server is stopping; retry later.")
        default:
            logger.error("request failed", metadata: ["request-id": "\(requestID)", "error": "\(error)"])
            self.init(.internalError, "The server met an unexpected condition; its log has the details under request-id \(requestID).")
        }
    }

    private init(_ error: AdministrationError) {
        switch error {
        case .forbidden: self.init(.denied, "Insufficient privileges to complete the operation: \(error.description).")
        case .notFound: self.init(.resourceNotFound, error.description.sentence)
        case .invalid: self.init(.badRequest, error.description.sentence)
        case .conflict: self.init(.conflict, error.description.sentence)
        }
    }

    private init(_ error: StorageError, logger: Logger, requestID: String) {
        switch error {
        case .notFound: self.init(.resourceNotFound, "The object does not exist any more.")
        case .conflict(let field): self.init(.conflict, "Another object has this \(field) already.", target: field)
        case .stale: self.init(.conflict, "The object was changed meanwhile; read it again and retry.")
        case .busy: self.init(.unavailable, error.description.sentence)
        case .full, .damaged, .unavailable:
            logger.error("storage failed", metadata: ["request-id": "\(requestID)", "error": "\(error.description)"])
            self.init(.unavailable, error.description.sentence)
        }
    }
}

extension String {
    /// With a capital letter and a full stop, as Graph's messages are.
    fileprivate var sentence: String {
        let text = prefix(1).uppercased() + dropFirst()
        return text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
    }
}
