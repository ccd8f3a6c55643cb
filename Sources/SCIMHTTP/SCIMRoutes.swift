import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import Persistence
import SCIM
public import SCIMServer

/// A SCIM 2.0 service at `/{tenant}/scim/v2`, for a Hummingbird router.
///
///     let router = Router()
///     SCIMRoutes(authenticator: authenticator, settings: settings).add(to: router)
///
/// It is a middleware rather than a list of routes, so that whatever happens below a tenant's base URL, an unknown
/// endpoint and an unknown method too, is answered with a SCIM error.
public struct SCIMRoutes<Context: RequestContext>: RouterMiddleware {
    private let authenticator: any SCIMAuthenticator
    private let settings: SCIMServiceSettings
    private let options: SCIMHTTPOptions

    /// Routes over the stores that the authenticator hands out.
    public init(authenticator: any SCIMAuthenticator, settings: SCIMServiceSettings, options: SCIMHTTPOptions = SCIMHTTPOptions()) {
        self.authenticator = authenticator
        self.settings = settings
        self.options = options
    }

    /// Adds the service to a router; to be called before the routes that it may share a prefix with.
    public func add(to router: Router<Context>) { router.add(middleware: self) }

    /// Answers what lies below a tenant's base URL and passes on everything else.
    public func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let found: RequestTarget?
        do throws(SCIMError) {
            found = try RequestTarget(path: request.uri.path)
        } catch {
            return SCIMReply.refused(error).response
        }
        guard let target = found else { return try await next(request, context) }
        var logger = context.logger
        logger[metadataKey: "tenant"] = .string(String(target.tenant.prefix(63)))
        let start = ContinuousClock.now
        let reply = await reply(to: request, target, requestID: context.id, &logger)
        // The query is not logged: filters hold names and addresses.
        logger.debug(
            "SCIM request",
            metadata: [
                "method": .string(request.method.rawValue), "path": .string(request.uri.path),
                "status": .stringConvertible(reply.status.code),
                "duration": .stringConvertible(start.duration(to: .now)),
            ])
        return reply.response
    }

    private func reply(
        to request: Request, _ target: RequestTarget, requestID: String, _ logger: inout Logger
    ) async -> SCIMReply {
        do {
            let store: any ResourceStore
            switch try await authenticator.authenticate(BearerToken.text(in: request.headers), tenant: target.tenant) {
            case .accepted(let found, let subject):
                store = found
                logger[metadataKey: "subject"] = .string(subject)
            case .unauthenticated(let detail): return .refused(.unauthorized(detail))
            case .forbidden(let detail): return .refused(.forbidden(detail))
            }
            let baseURL = options.baseURL(tenant: target.tenant, authority: request.head.authority)
            let service = SCIMService(store: store, baseURL: baseURL, settings: settings)
            let exchange = SCIMExchange(service: service, request: request, query: try QueryItems(request.uri.query), options: options)
            return try await exchange.reply(to: target.segments)
        } catch let error as SCIMError {
            return .refused(error)
        } catch let error as StorageError {
            logger.error("SCIM request failed in the store", metadata: ["error": "\(error)"])
            return .refused(Self.refusal(for: error, requestID: requestID))
        } catch is CancellationError {
            return .refused(.serviceUnavailable("the service is shutting down, or the client went away"))
        } catch {
            logger.error("SCIM request failed", metadata: ["error": "\(error)"])
            return .refused(Self.internalError(requestID))
        }
    }

    /// What is wrong with the store stays in the log; the client learns whether trying again makes sense.
    private static func refusal(for error: StorageError, requestID: String) -> SCIMError {
        switch error {
        case .busy: .serviceUnavailable("the service is busy; try again")
        case .full: .serviceUnavailable("the service has no space left and stored nothing; try again later")
        case .notFound, .conflict, .stale, .damaged, .unavailable: internalError(requestID)
        }
    }

    private static func internalError(_ requestID: String) -> SCIMError {
        .internalError("the service failed; its log says why, under request id \(requestID)")
    }
}
