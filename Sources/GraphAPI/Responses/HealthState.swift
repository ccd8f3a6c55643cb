/// Whether the server can do its work.
enum HealthState: String, Hashable, Sendable {
    case well = "ok"
    case unwell = "unavailable"
}
