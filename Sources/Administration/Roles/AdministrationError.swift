/// Why a use case refused. The texts are for people: they name the value and the next step.
package enum AdministrationError: Error, Hashable, Sendable {
    /// The caller lacks a role; `needs` says which would do.
    case forbidden(needs: String)
    case notFound(String)
    case invalid(String)
    case conflict(String)
}

extension AdministrationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .forbidden(let needs): "not allowed: this needs \(needs)"
        case .notFound(let detail), .invalid(let detail), .conflict(let detail): detail
        }
    }
}
