import JSONDocument
import SCIMClient
import Synchronization

/// Answers every request itself, at once, and keeps the bodies of creations.
final class RecordingTransport: HTTPTransport {
    private let recorded = Mutex<[[UInt8]]>([])

    /// The bodies in the order in which they were sent.
    var bodies: [[UInt8]] { recorded.withLock { $0 } }

    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        guard request.method == "POST", let body = request.body else {
            return answer(200, Array("{\"totalResults\":0,\"Resources\":[]}".utf8))
        }
        let number = recorded.withLock { bodies in
            bodies.append(body)
            return bodies.count
        }
        return answer(201, Array("{\"id\":\"\(number)\",".utf8) + body.dropFirst())
    }

    private func answer(_ status: Int, _ body: [UInt8]) -> HTTPTransportResponse {
        HTTPTransportResponse(status: status, headers: [(name: "Content-Type", value: "application/scim+json")], body: body)
    }
}

/// Counts what really goes out.
final class CountingTransport: HTTPTransport {
    private let base: any HTTPTransport
    private let requests = Atomic(0)

    init(_ base: any HTTPTransport) { self.base = base }

    var count: Int { requests.load(ordering: .relaxed) }

    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        requests.add(1, ordering: .relaxed)
        return try await base.send(request)
    }
}
