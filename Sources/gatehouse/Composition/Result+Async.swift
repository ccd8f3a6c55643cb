extension Result where Failure == any Error {
    /// What an asynchronous piece of work came to, so that what has to follow in either case can be awaited.
    init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
