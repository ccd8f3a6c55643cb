/// What answers a request.
typealias GraphHandler = @Sendable (GraphRequest) async throws -> GraphResponse

/// The methods that the API knows.
enum GraphMethod: String, Hashable, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// One method on one path.
struct Route: Sendable {
    private enum Piece: Hashable, Sendable {
        case word(String)
        case capture(String)
    }

    let method: GraphMethod
    private let pieces: [Piece]
    let handler: GraphHandler

    /// A route; `{name}` in the pattern captures the key of an object.
    init(_ method: GraphMethod, _ pattern: String, _ handler: @escaping GraphHandler) {
        self.method = method
        self.handler = handler
        pieces = pattern.split(separator: "/").map { piece in
            piece.first == "{" ? .capture(String(piece.dropFirst().dropLast())) : .word(piece.lowercased())
        }
    }

    /// The captured keys when the path has this form; words compare without regard to case.
    func captures(in path: GraphPath) -> [String: ObjectKey]? {
        guard path.segments.count == pieces.count else { return nil }
        var captures: [String: ObjectKey] = [:]
        for (piece, segment) in zip(pieces, path.segments) {
            switch (piece, segment) {
            case (.word(let expected), .word(let word)): if word.lowercased() != expected { return nil }
            case (.word, .key): return nil
            case (.capture(let name), .word(let id)): captures[name] = .id(id)
            case (.capture(let name), .key(let key)): captures[name] = key
            }
        }
        return captures
    }
}

/// All routes of the API. Of several that fit, the first counts, so that fixed words go before captures.
struct RouteTable: Sendable {
    private var routes: [Route] = []

    init(_ groups: [[Route]]) { routes = groups.flatMap { $0 } }

    /// The handler of a request with its captures. - Throws: `resourceNotFound`, or `methodNotAllowed` when only the method is wrong.
    func match(_ method: GraphMethod, _ path: GraphPath) throws(GraphError) -> (handler: GraphHandler, captures: [String: ObjectKey]) {
        var otherMethods: [String] = []
        for route in routes {
            guard let captures = route.captures(in: path) else { continue }
            if route.method == method { return (route.handler, captures) }
            otherMethods.append(route.method.rawValue)
        }
        if otherMethods.isEmpty {
            throw .resourceNotFound("Resource not found for the segment “\(path.segments.map(\.text).joined(separator: "/"))”.")
        }
        throw GraphError(
            .methodNotAllowed,
            "The method \(method.rawValue) is not allowed here; allowed: \(otherMethods.joined(separator: ", ")).")
    }
}

extension GraphPath.Segment {
    fileprivate var text: String {
        switch self {
        case .word(let word): word
        case .key(let key): "(\(key.text))"
        }
    }
}
