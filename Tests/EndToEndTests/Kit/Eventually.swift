/// What was waited for did not happen in time.
struct Overdue: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Asks until it is so.
func eventually(
    _ what: String, within limit: Duration = .seconds(120), every pause: Duration = .milliseconds(5), _ isSo: () async throws -> Bool
) async throws {
    let _: Bool = try await eventually(what, within: limit, every: pause) { try await isSo() ? true : nil }
}

/// Asks until there is an answer: other processes cannot tell when they are ready.
func eventually<Answer>(
    _ what: String, within limit: Duration = .seconds(120), every pause: Duration = .milliseconds(5), _ ask: () async throws -> Answer?
) async throws -> Answer {
    let end = ContinuousClock.now + limit
    while true {
        if let answer = try await ask() { return answer }
        guard ContinuousClock.now < end else { throw Overdue("waited \(limit) in vain for \(what)") }
        try await Task.sleep(for: pause)
    }
}
