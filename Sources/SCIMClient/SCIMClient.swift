public import JSONDocument

/// A client of a SCIM 2.0 service.
///
/// It sends what RFC 7644 says and is lenient in what it takes: any JSON media type, `resources` in any case, a body or none
/// after PATCH.
public struct SCIMClient: Sendable {
    private let transport: any HTTPTransport
    private let base: SCIMBaseURL
    private let authorization: String

    /// A client for a service at `base` with a bearer token.
    public init(base: SCIMBaseURL, token: String, transport: any HTTPTransport) {
        self.base = base
        self.transport = transport
        authorization = "Bearer \(token)"
    }

    /// Resources that satisfy a filter (RFC 7644 §3.4.2).
    ///
    /// - Parameters:
    ///   - endpoint: for example `Users`.
    ///   - excluding: attributes that are not wanted, for example `members`.
    /// - Throws: ``SCIMClientError``.
    public func query(
        _ endpoint: String, filter: String? = nil, excluding: [String] = [], startIndex: Int? = nil, count: Int? = nil
    ) async throws(SCIMClientError) -> SCIMResourcePage {
        var items: [(String, String)] = []
        if !excluding.isEmpty { items.append(("excludedAttributes", excluding.joined(separator: ","))) }
        if let filter { items.append(("filter", filter)) }
        if let startIndex { items.append(("startIndex", String(startIndex))) }
        if let count { items.append(("count", String(count))) }
        let exchange = try await send("GET", base.url(endpoint, query: items))
        let document = try exchange.document()
        guard let page = SCIMResourcePage(document) else {
            throw exchange.incompatible("a ListResponse was expected, with totalResults and Resources")
        }
        return page
    }

    /// One resource.
    public func get(_ endpoint: String, id: String, excluding: [String] = []) async throws(SCIMClientError) -> JSONObject {
        let items = excluding.isEmpty ? [] : [("excludedAttributes", excluding.joined(separator: ","))]
        return try await send("GET", base.url(endpoint, id: id, query: items)).resource()
    }

    /// Creates a resource; the answer has at least `id`.
    public func create(_ endpoint: String, _ document: JSONObject) async throws(SCIMClientError) -> JSONObject {
        try await send("POST", base.url(endpoint), body: .object(document)).resource()
    }

    /// Changes a resource; the answer may have a body or none.
    ///
    /// - Throws: ``SCIMClientError``, also when the answer is a web page: somebody else than the service answered.
    public func patch(_ endpoint: String, id: String, _ request: JSONValue) async throws(SCIMClientError) {
        try await send("PATCH", base.url(endpoint, id: id), body: request).checkNoWebPage()
    }

    /// Removes a resource.
    ///
    /// - Throws: ``SCIMClientError``, also when the answer is a web page: somebody else than the service answered.
    public func delete(_ endpoint: String, id: String) async throws(SCIMClientError) {
        try await send("DELETE", base.url(endpoint, id: id)).checkNoWebPage()
    }

    private func send(_ method: String, _ url: String, body: JSONValue? = nil) async throws(SCIMClientError) -> SCIMExchange {
        var headers = [
            ("Authorization", authorization), ("Accept", "application/scim+json, application/json"), ("User-Agent", "Gatehouse"),
        ]
        if body != nil { headers.append(("Content-Type", "application/scim+json; charset=utf-8")) }
        let request = HTTPTransportRequest(
            method: method, url: url, headers: headers.map { (name: $0.0, value: $0.1) }, body: body?.serialized())
        let response: HTTPTransportResponse
        do { response = try await transport.send(request) } catch {
            throw SCIMClientError(error, request: "\(method) \(url)")
        }
        let exchange = SCIMExchange(request: "\(method) \(url)", response: response)
        guard (200..<300).contains(response.status) else { throw exchange.refusal() }
        return exchange
    }
}

/// A page of resources (RFC 7644 §3.4.2).
public struct SCIMResourcePage: Sendable {
    /// How many there are in all.
    public let total: Int
    /// Those on this page.
    public let resources: [JSONObject]

    init?(_ document: JSONValue) {
        let resources = document["Resources"]?.arrayValue
        guard let total = document["totalResults"]?.intValue ?? resources?.count else { return nil }
        guard resources != nil || total == 0 else { return nil }
        self.total = total
        // What cannot be read must not look as if it were not there: whoever asked would create it again.
        let readable = (resources ?? []).compactMap(\.objectValue).filter { $0["id"]?.stringValue?.isEmpty == false }
        guard readable.count == resources?.count ?? 0 else { return nil }
        self.resources = readable
    }
}
