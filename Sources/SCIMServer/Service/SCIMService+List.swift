import JSONDocument
import Persistence
import SCIM

extension SCIMService {
    /// How many resources a scan reads at a time.
    private static let recordsPerScan = 500

    /// A page of the resources of a type as a ListResponse.
    ///
    /// A filter that an index answers costs a look-up; any other is evaluated over all resources, so that `totalResults` is right.
    ///
    /// - Throws: `invalidFilter` with the position of the fault.
    /// - SeeAlso: [RFC 7644 §3.4.2](https://datatracker.ietf.org/doc/html/rfc7644#section-3.4.2)
    public func list(_ type: ServedType, _ request: ListRequest, selection: ReturnedAttributes) async throws -> [UInt8] {
        let filter = try request.filter.map { text throws(SCIMError) in try Filter(text, limits: settings.filters) }
        if let filter { try FilterEvaluator(schemas: type.schemas).validate(filter) }
        let plan = FilterPlan(filter, for: type)
        let (startIndex, count) = settings.paging.window(of: request)
        let relations = relations(of: type, selection)
        let found: Found
        if let residual = plan.residual {
            found = try await scan(type, plan, residual, startIndex: startIndex, count: count, relations: relations)
        } else {
            let query = ResourceQuery(
                resourceType: type.name, match: plan.match, start: .offset(startIndex - 1), limit: count, counting: true,
                relations: relations)
            let page = try await store.list(query)
            found = Found(resources: page.resources, total: page.total ?? page.resources.count)
        }
        return try await listResponse(found, type, selection, startIndex: startIndex)
    }

    private struct Found {
        var resources: [StoredResource] = []
        var total = 0
    }

    private func scan(
        _ type: ServedType, _ plan: FilterPlan, _ residual: Filter, startIndex: Int, count: Int, relations: Relations
    ) async throws -> Found {
        let evaluator = FilterEvaluator(schemas: type.schemas)
        let evaluated = plan.relations(of: type)
        let needsRendering = plan.mentions("meta") || !evaluated.isEmpty
        var found = Found()
        var query = ResourceQuery(
            resourceType: type.name, match: plan.match, limit: Self.recordsPerScan, relations: evaluated.union(relations))
        var isAtEnd = false
        while !isAtEnd {
            let page = try await store.list(query)
            for stored in page.resources {
                let document =
                    needsRendering
                    ? try await renderedDocument(stored, type, relations: evaluated) : try storedDocument(stored.record)
                guard try evaluator.matches(residual, in: document) else { continue }
                found.total += 1
                if found.total >= startIndex, found.resources.count < count { found.resources.append(stored) }
            }
            // Nothing more is shown: what follows is only counted, and needs no relation for that.
            if found.resources.count == count { query.relations = evaluated }
            if let next = page.next { query.start = .after(next) } else { isAtEnd = true }
            try Task.checkCancellation()
        }
        return found
    }

    private func renderedDocument(
        _ stored: StoredResource, _ type: ServedType, relations: Relations
    ) async throws(StorageError) -> JSONObject {
        let complete = relations.contains(.members) ? try await withAllMembers(stored) : stored
        return try document(RenderedResource(stored: complete, type: type, baseURL: baseURL), relations: relations)
    }

    private func listResponse(
        _ found: Found, _ type: ServedType, _ selection: ReturnedAttributes, startIndex: Int
    ) async throws(StorageError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + found.resources.reduce(0) { $0 + $1.record.document.count + 512 })
        bytes.append(contentsOf: "{\"schemas\":[\"\(SchemaURI.listResponse)\"],\"totalResults\":\(found.total),".utf8)
        bytes.append(contentsOf: "\"startIndex\":\(startIndex),\"itemsPerPage\":\(found.resources.count),\"Resources\":[".utf8)
        for (index, stored) in found.resources.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            try await render(stored, type, selection, into: &bytes)
        }
        bytes.append(contentsOf: "]}".utf8)
        return bytes
    }
}
