import Foundation
import JSONDocument

/// A request that the target received.
struct TargetRequest: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        /// A page of everything.
        case list
        /// A look-up with a filter.
        case find
        case read, create, update, delete
    }

    let kind: Kind
    /// `Users` or `Groups`.
    let endpoint: String
    let id: String?
    let query: [String: String]
    let token: String?
    let body: JSONValue?

    /// `nil` when it is nothing that a client of SCIM sends.
    init?(method: String, uri: String, token: String?, body: [UInt8]) {
        let parts = uri.split(separator: "?", maxSplits: 1)
        let path = (parts.first ?? "").split(separator: "/").map { String($0).removingPercentEncoding ?? String($0) }
        guard path.first == "scim", path.count == 2 || path.count == 3 else { return nil }
        endpoint = path[1]
        id = path.count == 3 ? path[2] : nil
        var query: [String: String] = [:]
        for item in parts.count == 2 ? parts[1].split(separator: "&") : [] {
            let pair = item.split(separator: "=", maxSplits: 1)
            guard let name = pair.first else { continue }
            query[String(name)] = pair.count == 2 ? String(pair[1]).removingPercentEncoding : ""
        }
        self.query = query
        self.token = token
        self.body = body.isEmpty ? nil : try? JSONValue(parsing: body)
        switch (method, id) {
        case ("GET", nil): kind = query["filter"] == nil ? .list : .find
        case ("GET", _?): kind = .read
        case ("POST", nil): kind = .create
        case ("PATCH", _?): kind = .update
        case ("DELETE", _?): kind = .delete
        default: return nil
        }
    }

    /// Everything in the request that a rule of a test may look for.
    var text: String { "\(endpoint)/\(id ?? "") \(query["filter"] ?? "") \(body?.text ?? "")" }

    /// The operations of a PATCH.
    var operations: [JSONValue] { body?["Operations"]?.arrayValue ?? [] }
}

/// What goes wrong with a request.
enum Fault: Sendable, Hashable {
    /// Refused; nothing is done.
    case status(Int, retryAfter: String? = nil)
    /// `200 text/html`; nothing is done.
    case webPage
    case webPageAfterDoing
    /// No answer ever; nothing is done.
    case hang
    case hangAfterDoing
    /// The connection is closed without an answer; nothing is done.
    case cut
    case cutAfterDoing
    /// An empty list: what is there is not to be seen yet.
    case nothingFound
    /// 500, and yet it was done.
    case failureAfterDoing

    var isAfterDoing: Bool {
        switch self {
        case .webPageAfterDoing, .hangAfterDoing, .cutAfterDoing, .failureAfterDoing: true
        default: false
        }
    }
}

/// What the target sends back, or not.
enum TargetAnswer: Sendable {
    case response(status: Int, type: String, retryAfter: String?, body: [UInt8])
    case silence
    case cut

    static func json(_ status: Int, _ value: JSONValue) -> TargetAnswer {
        .response(status: status, type: "application/scim+json", retryAfter: nil, body: value.serialized())
    }

    static func error(_ status: Int, _ detail: String, scimType: String? = nil, retryAfter: String? = nil) -> TargetAnswer {
        var error: JSONObject = [
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": .string(String(status)), "detail": .string(detail),
        ]
        if let scimType { error["scimType"] = .string(scimType) }
        return .response(
            status: status, type: "application/scim+json", retryAfter: retryAfter, body: JSONValue.object(error).serialized())
    }
}
