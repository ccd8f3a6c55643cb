import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
package import SCIMClient

/// Requests over async-http-client, with its connection pool shared by all jobs.
package struct AsyncHTTPClientTransport: HTTPTransport {
    private let client: HTTPClient
    private let timeout: TimeAmount
    private let largestAnswer: Int

    /// - Parameters:
    ///   - timeout: for a whole request.
    ///   - largestAnswer: bytes of an answer that are taken.
    package init(timeoutInSeconds: Int64 = 60, connections: Int = 64, largestAnswer: Int = 64 << 20) {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        // Repetition is the engine's business, which knows what may be repeated and how long to wait.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(min(10, timeoutInSeconds))
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        timeout = .seconds(timeoutInSeconds)
        self.largestAnswer = largestAnswer
    }

    /// Closes the connections; to be called once, when nothing is sent any more.
    package func shutdown() async { try? await client.shutdown() }

    package func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
        if let body = request.body { outgoing.body = .bytes(body, length: .known(Int64(body.count))) }
        do {
            let response = try await client.execute(outgoing, timeout: timeout)
            let body = try await response.body.collect(upTo: largestAnswer)
            return HTTPTransportResponse(
                status: Int(response.status.code), headers: response.headers.map { (name: $0.name, value: $0.value) },
                body: Array(body.readableBytesView))
        } catch {
            throw HTTPTransportError(error)
        }
    }
}

extension HTTPTransportError {
    /// What a connection that is not made fails with.
    private static let refusals: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, EHOSTDOWN, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL]

    /// Failures before anything was sent are told apart from those after which nobody knows.
    fileprivate init(_ error: any Error) {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout || error == .getConnectionFromPoolTimeout:
            self = .unreachable("no connection in time")
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout || error == .writeTimeout:
            self = .timeout
        case let error as HTTPClientError where error == .remoteConnectionClosed || error == .cancelled:
            self = .connectionLost(error == .cancelled ? "the request was cancelled" : "closed by the application")
        case is NIOConnectionError, is SocketAddressError: self = .unreachable("\(error)".firstLine)
        case let error as IOError where Self.refusals.contains(error.errnoCode): self = .unreachable("\(error)".firstLine)
        case is NIOTooManyBytesError: self = .tooLarge
        case let error as HTTPClientError where error == .emptyHost || error == .emptyScheme || error == .invalidURL:
            self = .unreachable("the URL cannot be used")
        default: self = .connectionLost("\(error)".firstLine)
        }
    }
}

extension String {
    fileprivate var firstLine: String { String(prefix { !$0.isNewline }.prefix(200)) }
}
