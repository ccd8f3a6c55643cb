import Administration
import Directory
import JSONDocument
import Provisioning

/// `/auditLogs/provisioning`.
struct ProvisioningLogRoutes: Sendable {
    let services: GraphServices

    var routes: [Route] {
        [Route(.get, "auditLogs/provisioning", list), Route(.get, "auditLogs/provisioning/{record}", get)]
    }

    /// How many records are read from the store at a time while the filter picks from them.
    private static let portion = 500

    private func list(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.filter, .select, .top, .skipToken, .orderBy, .count])
        var query = ProvisioningLogQuery()
        if let order = options.orderBy {
            guard order.property.lowercased() == "activitydatetime" else {
                throw GraphError.unsupportedQuery(
                    "The log can only be ordered by activityDateTime, not “\(order.property)”.", target: "$orderby")
            }
            query.newestFirst = order.isDescending
        }
        if let filter = options.filter { query.narrow(by: filter) }
        query.after = try options.sequenceCursor()
        let top = options.top ?? GraphRequest.defaultTop
        let found = try await records(query, options.filter, wanted: top + 1, by: request.caller)
        let count = options.isCounted ? try await count(query, options.filter, by: request.caller) : nil
        let items = found.prefix(top).map { json($0).selecting(options.select) }
        return request.collection(
            "auditLogs/provisioning", items, count: count, next: found.count > top ? String(found[top - 1].sequence) : nil)
    }

    private func get(_ request: GraphRequest) async throws -> GraphResponse {
        let options = try request.options([.select])
        let record = try await services.provisioning.logRecord(request.key("record").text, by: request.caller)
        return .ok(request.entity("auditLogs/provisioning", json(record).selecting(options.select)))
    }

    private func json(_ record: ProvisioningLogRecord) -> JSONValue { record.graphJSON(tenantID: services.organization.id.text) }

    /// The first records that the filter accepts. The store has narrowed them down; what it cannot decide is decided here.
    private func records(
        _ query: ProvisioningLogQuery, _ filter: ODataFilter?, wanted: Int, by caller: Caller
    ) async throws -> [ProvisioningLogRecord] {
        var query = query
        query.limit = filter == nil ? wanted : max(wanted, Self.portion)
        var found: [ProvisioningLogRecord] = []
        while found.count < wanted {
            let portion = try await services.provisioning.log(query, by: caller)
            found += portion.lazy.filter { filter?.matches(json($0)) ?? true }.prefix(wanted - found.count)
            guard let last = portion.last, portion.count == query.limit else { break }
            query.after = last.sequence
        }
        return found
    }

    private func count(_ query: ProvisioningLogQuery, _ filter: ODataFilter?, by caller: Caller) async throws -> Int {
        var query = query
        query.after = nil
        return try await records(query, filter, wanted: .max - 1, by: caller).count
    }
}

extension QueryOptions {
    /// The sequence number at which the page before ended.
    fileprivate func sequenceCursor() throws(GraphError) -> Int64? {
        guard let cursor else { return nil }
        guard let sequence = Int64(cursor) else {
            throw .badRequest("The $skiptoken is not one of this server's: follow @odata.nextLink as it is.", target: "$skiptoken")
        }
        return sequence
    }
}
