import HTTPTypes
import Hummingbird
import NIOCore
import SCIM
import SCIMServer

/// One request of an authenticated client, from its path and method to the operation of the service.
struct SCIMExchange {
    let service: SCIMService
    let request: Request
    let query: QueryItems
    let options: SCIMHTTPOptions

    func reply(to segments: [String]) async throws -> SCIMReply {
        guard let first = segments.first else { throw SCIMError.notFound("the base URL has endpoints such as /Users and /Groups") }
        if let type = ServedType.atEndpoint(first) {
            switch segments.count {
            case 1: return try await collection(type)
            case 2: return try await resource(type, segments[1])
            default: throw noEndpoint(segments)
            }
        }
        guard let document = service.discovery(segments) else { throw noEndpoint(segments) }
        guard request.method == .get else { return .methodNotAllowed(request.method, allowed: [.get]) }
        return .document(document)
    }

    private func noEndpoint(_ segments: [String]) -> SCIMError {
        .notFound("there is no endpoint “/\(segments.joined(separator: "/").prefix(200))”")
    }

    private func collection(_ type: ServedType) async throws -> SCIMReply {
        switch request.method {
        case .get:
            let list = ListRequest(filter: query["filter"], startIndex: try query.integer("startIndex"), count: try query.integer("count"))
            return .document(try await service.list(type, list, selection: try selection))
        case .post:
            return try await withBody { body in .created(try await service.create(type, body: body, selection: try selection)) }
        default:
            return .methodNotAllowed(request.method, allowed: [.get, .post])
        }
    }

    private func resource(_ type: ServedType, _ id: String) async throws -> SCIMReply {
        let ifMatch = request.headers[.ifMatch].map { EntityTagCondition($0) }
        switch request.method {
        case .get:
            let answer = try await service.resource(type, id, selection: try selection)
            if let known = request.headers[.ifNoneMatch], EntityTagCondition(known).matches(version: answer.version) {
                return .notModified(version: answer.version)
            }
            return .resource(answer)
        case .put:
            return try await withBody { body in
                .resource(try await service.replace(type, id, body: body, ifMatch: ifMatch, selection: try selection))
            }
        case .patch:
            return try await withBody { body in try await patch(type, id, body, ifMatch) }
        case .delete:
            try await service.delete(type, id, ifMatch: ifMatch)
            return .done(version: nil)
        default:
            return .methodNotAllowed(request.method, allowed: [.get, .put, .patch, .delete])
        }
    }

    /// A changed group is not shown unless the client names attributes: its members may be many, and Entra ID asks for 204.
    private func patch(_ type: ServedType, _ id: String, _ body: [UInt8], _ ifMatch: EntityTagCondition?) async throws -> SCIMReply {
        let selection = try selection
        let isShown = !type.hasMembers || !selection.isDefault
        let answer = try await service.patch(type, id, body: body, ifMatch: ifMatch, selection: isShown ? selection : nil)
        return answer.body == nil ? .done(version: answer.version) : .resource(answer)
    }

    private var selection: ReturnedAttributes {
        get throws { try ReturnedAttributes(attributes: query["attributes"], excludedAttributes: query["excludedAttributes"]) }
    }

    private func withBody(_ use: ([UInt8]) async throws -> SCIMReply) async throws -> SCIMReply {
        if let type = request.headers[.contentType], !Self.isJSON(type) { return .unsupportedMediaType(type) }
        let limit = options.maximumBodySize
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        let body: [UInt8]
        do {
            body = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        }
        return try await use(body)
    }

    private var tooLarge: SCIMError {
        .payloadTooLarge("the body has more than \(options.maximumBodySize) bytes; send less, for example members in several requests")
    }

    /// `application/scim+json` and `application/json`, with any parameters.
    private static func isJSON(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" && $0 != " " }.lowercased()
        return type == "application/scim+json" || type == "application/json"
    }
}
