import Logging
import ServiceLifecycle
import UnixSignals

/// Runs services until one fails or the process is asked to end (SIGTERM, SIGINT); requests under way are finished first.
func serve(_ services: any Service..., logger: Logger) async throws {
    try await ServiceGroup(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger).run()
}
