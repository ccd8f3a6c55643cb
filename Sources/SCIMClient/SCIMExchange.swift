import JSONDocument

/// A request together with its answer, to read it or to say what is wrong with it.
struct SCIMExchange {
    let request: String
    let response: HTTPTransportResponse

    func document() throws(SCIMClientError) -> JSONValue {
        do { return try JSONValue(parsing: response.body) } catch {
            throw incompatible("JSON was expected, and the answer is \(shape)")
        }
    }

    func resource() throws(SCIMClientError) -> JSONObject {
        guard let resource = try document().objectValue, resource["id"]?.stringValue?.isEmpty == false else {
            throw incompatible("a resource with an id was expected")
        }
        return resource
    }

    /// A sign-in page of a proxy, say, comes with status 200 and means that nothing was done.
    func checkNoWebPage() throws(SCIMClientError) {
        if isWebPage { throw incompatible("a SCIM answer was expected, and the answer is \(shape)") }
    }

    func incompatible(_ reason: String) -> SCIMClientError {
        SCIMClientError(kind: .incompatible, status: response.status, detail: reason, scimType: nil, retryAfter: nil, request: request)
    }

    /// The error of an answer that is no success.
    func refusal() -> SCIMClientError {
        let body = try? JSONValue(parsing: response.body)
        let detail = body?["detail"]?.stringValue ?? body?["message"]?.stringValue ?? body?["error"]?["message"]?.stringValue
        return SCIMClientError(
            kind: .status, status: response.status,
            detail: detail.map { String($0.prefix(500)) } ?? "status \(response.status), with \(shape)",
            scimType: body?["scimType"]?.stringValue, retryAfter: response.header("Retry-After"), request: request)
    }

    /// What the body looks like, without its content.
    private var shape: String {
        if response.body.isEmpty { return "an empty body" }
        let type = response.header("Content-Type") ?? "no content type"
        return isWebPage ? "a web page (\(type))" : "a body of \(response.body.count) bytes (\(type))"
    }

    private var isWebPage: Bool {
        response.body.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "<")
    }
}
