import Persistence
import SCIM

extension SCIMService {
    /// Deletes a resource and every membership it is part of.
    ///
    /// - Throws: `notFound`; `preconditionFailed` when the version is none of `ifMatch`.
    /// - SeeAlso: [RFC 7644 §3.6](https://datatracker.ietf.org/doc/html/rfc7644#section-3.6)
    public func delete(_ type: ServedType, _ id: String, ifMatch: EntityTagCondition? = nil) async throws {
        for _ in 0..<settings.attempts {
            var expected: Int64?
            if let ifMatch {
                guard let stored = try await store.resource(id, ofType: type.name, with: []) else { throw notFound(type, id) }
                try check(ifMatch, stored.record)
                expected = stored.record.version
            }
            do {
                return try await translating(nil, type, id) { () async throws(StorageError) in
                    try await store.delete(id, ofType: type.name, expectedVersion: expected, now: settings.now())
                }
            } catch StorageError.stale {
                continue
            }
        }
        throw StorageError.busy
    }
}
