import NIOCore
import NIOHTTP1
import NIOPosix

/// The target's HTTP server, on a port of its own.
final class TargetServer: Sendable {
    let port: Int
    private let channel: any Channel

    init(_ service: TargetService) async throws {
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(TargetHTTPHandler(service: service))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    deinit { channel.close(promise: nil) }
}

/// Collects a request and sends the service's answer, or does not.
private final class TargetHTTPHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let service: TargetService
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(service: TargetService) { self.service = service }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part): body += part.readableBytesView
        case .end: answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let head else { return }
        let request = TargetRequest(
            method: head.method.rawValue, uri: head.uri, token: head.headers.first(name: "Authorization"), body: body)
        switch request.map(service.answer) ?? .error(404, "no such endpoint") {
        case .silence: return
        case .cut: context.close(promise: nil)
        case .response(let status, let type, let retryAfter, let bytes):
            var headers: HTTPHeaders = ["Content-Type": type]
            if status != 204 { headers.add(name: "Content-Length", value: String(bytes.count)) }
            if let retryAfter { headers.add(name: "Retry-After", value: retryAfter) }
            let response = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
            context.write(wrapOutboundOut(.head(response)), promise: nil)
            if !bytes.isEmpty { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
