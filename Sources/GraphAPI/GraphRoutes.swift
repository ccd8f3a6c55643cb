import Administration
package import FoundationEssentials
import HTTPTypes
package import Hummingbird

/// The administration API, whose paths and shapes are Microsoft Graph's, below `/v1.0` and `/beta`.
///
/// Hummingbird only brings requests here. Which handler answers is decided by a table of our own, since OData writes paths in
/// ways that a router of plain segments does not know: `servicePrincipals(appId='…')`, percent-encoded ids, casts, functions
/// with and without parentheses.
package struct GraphRoutes: Sendable {
    private let responder: GraphResponder

    /// - Parameter publicURL: scheme, host and port under which clients reach the server, when that is not the `Host` of requests.
    package init(_ services: GraphServices, publicURL: String? = nil, now: @escaping @Sendable () -> Date = { Date() }) {
        let table = RouteTable([
            ApplicationTemplateRoutes(services: services).routes,
            ApplicationRoutes(services: services).routes,
            ServicePrincipalRoutes(services: services).routes,
            AssignmentRoutes(services: services).routes,
            SynchronizationRoutes(services: services, now: now).routes,
            SchemaRoutes(services: services).routes,
            ProvisioningLogRoutes(services: services).routes,
            UserRoutes(services: services).routes,
            GroupRoutes(services: services).routes,
            DeletedItemRoutes(services: services).routes,
            OrganizationRoutes(services: services).routes,
        ])
        let signIn = services.signIn
        responder = GraphResponder(
            routes: table, authenticate: { try await signIn.caller(bearing: $0) }, publicURL: publicURL, now: now)
    }

    /// Adds the API to a server's router.
    package func add(to router: Router<some RequestContext>) {
        let responder = responder
        for version in ["v1.0", "beta"] {
            for method in GraphMethod.allCases {
                guard let name = HTTPRequest.Method(method.rawValue) else { continue }
                router.on("\(version)/**", method: name) { request, context in
                    await responder.respond(method, to: request, logger: context.logger)
                }
            }
        }
    }
}
