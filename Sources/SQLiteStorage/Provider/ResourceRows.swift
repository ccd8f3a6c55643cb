import Persistence
import SCIMServer
import SQLite
import Tenants

/// Reads resources and memberships of one tenant over a connection.
struct ResourceRows {
    /// A record with the number by which other rows know it.
    struct Numbered {
        let number: Int64
        let record: ResourceRecord
    }

    private static let columns = """
        number, id, resource_type, unique_key, external_id, display, active, created, last_modified, version, document
        """
    private static let tenantNumber = "(SELECT number FROM tenants WHERE id = ?1)"

    let connection: SQLiteConnection
    let tenant: TenantID

    /// The number of any resource of the tenant, whatever its type.
    func number(of id: String) throws(StorageError) -> Int64? {
        try connection.first(
            "SELECT number FROM resources WHERE tenant = \(Self.tenantNumber) AND id = ?2", [.text(tenant.rawValue), .text(id)]
        ) { row throws(StorageError) in row.int64(0) }
    }

    func resource(_ id: String, ofType resourceType: String) throws(StorageError) -> Numbered? {
        try connection.first(
            "SELECT \(Self.columns) FROM resources WHERE id = ?3 AND +tenant = \(Self.tenantNumber) AND +resource_type = ?2",
            [.text(tenant.rawValue), .text(resourceType), .text(id)], Self.numbered)
    }

    func withRelations(_ found: Numbered, _ relations: Relations) throws(StorageError) -> StoredResource {
        var stored = StoredResource(record: found.record)
        if relations.contains(.groups) { stored.groups = try groups(of: found.number) }
        if relations.contains(.members) {
            stored.members = try members(of: found.number, after: nil, limit: SQLiteResourceStore.membersPerRead)
        }
        return stored
    }

    func page(_ query: ResourceQuery) throws(StorageError) -> ResourcePage {
        let condition = Self.condition(for: query.match)
        let bindings: [SQLiteValue] = [.text(tenant.rawValue), .text(query.resourceType), .init(condition.argument)]
        let found = query.limit > 0 ? try records(condition.sql, bindings, query) : []
        var resources: [StoredResource] = []
        resources.reserveCapacity(found.count)
        for numbered in found { resources.append(try withRelations(numbered, query.relations)) }
        let next = query.limit > 0 && found.count == query.limit ? found.last.map { ResourcePosition(key: $0.number) } : nil
        return ResourcePage(resources: resources, next: next, total: try total(condition.sql, bindings, query, found: found.count))
    }

    private func total(
        _ condition: String, _ bindings: [SQLiteValue], _ query: ResourceQuery, found: Int
    ) throws(StorageError) -> Int? {
        guard query.counting else { return nil }
        // A first page that is not full holds everything.
        if query.start == .offset(0), found < query.limit { return found }
        return query.match == .all ? try countOfAll(query.resourceType) : try count(condition, bindings)
    }

    private func countOfAll(_ resourceType: String) throws(StorageError) -> Int {
        try connection.first(
            "SELECT count FROM resource_counts WHERE tenant = \(Self.tenantNumber) AND resource_type = ?2",
            [.text(tenant.rawValue), .text(resourceType)]
        ) { row throws(StorageError) in row.int(0) } ?? 0
    }

    private func count(_ condition: String, _ bindings: [SQLiteValue]) throws(StorageError) -> Int {
        try connection.first("SELECT count(*) FROM resources WHERE \(condition)", bindings) { row throws(StorageError) in
            row.int(0)
        } ?? 0
    }

    private func records(_ condition: String, _ bindings: [SQLiteValue], _ query: ResourceQuery) throws(StorageError) -> [Numbered] {
        let limit = SQLiteValue.integer(Int64(query.limit))
        switch query.start {
        case .offset(0):
            return try connection.query(
                "SELECT \(Self.columns) FROM resources WHERE \(condition) ORDER BY number LIMIT ?4", bindings + [limit], Self.numbered)
        case .offset(let offset):
            // The inner query skips over index entries alone; rows are read only for the page itself.
            return try connection.query(
                """
                SELECT \(Self.columns) FROM resources WHERE number IN
                    (SELECT number FROM resources WHERE \(condition) ORDER BY number LIMIT ?4 OFFSET ?5)
                ORDER BY number
                """, bindings + [limit, .integer(Int64(offset))], Self.numbered)
        case .after(let position):
            return try connection.query(
                "SELECT \(Self.columns) FROM resources WHERE \(condition) AND number > ?5 ORDER BY number LIMIT ?4",
                bindings + [limit, .integer(position.key)], Self.numbered)
        }
    }

    /// The condition, with the tenant as ?1, the type as ?2 and the argument as ?3; `+` keeps the planner off an index.
    private static func condition(for match: ResourceQuery.Match) -> (sql: String, argument: String?) {
        let ofType = "tenant = \(tenantNumber) AND resource_type = ?2"
        let checkingType = "+tenant = \(tenantNumber) AND +resource_type = ?2"
        let numberOfArgument = "(SELECT number FROM resources WHERE id = ?3 AND +tenant = \(tenantNumber))"
        return switch match {
        // ?3 must appear for the numbers of the parameters to be the same everywhere.
        case .all: ("\(ofType) AND ?3 IS NULL", nil)
        case .id(let id): ("id = ?3 AND \(checkingType)", id)
        case .uniqueKey(let key): ("\(ofType) AND unique_key = ?3", key)
        case .externalID(let externalID): ("\(ofType) AND external_id = ?3", externalID)
        case .hasMember(let id):
            ("number IN (SELECT group_number FROM memberships WHERE member_number = \(numberOfArgument)) AND \(checkingType)", id)
        case .memberOf(let id):
            ("number IN (SELECT member_number FROM memberships WHERE group_number = \(numberOfArgument)) AND \(checkingType)", id)
        }
    }

    func groups(of number: Int64) throws(StorageError) -> [Membership] {
        try connection.query(
            """
            SELECT r.id, r.resource_type, r.display FROM memberships m JOIN resources r ON r.number = m.group_number
            WHERE m.member_number = ? ORDER BY m.group_number
            """, [.integer(number)]
        ) { row throws(StorageError) in Membership(id: row.text(0), resourceType: row.text(1), display: row.text(2)) }
    }

    func members(of number: Int64, after position: ResourcePosition?, limit: Int) throws(StorageError) -> MembershipPage {
        var last: Int64 = 0
        let memberships = try connection.query(
            """
            SELECT r.id, r.resource_type, r.display, m.member_number
            FROM memberships m CROSS JOIN resources r ON r.number = m.member_number
            WHERE m.group_number = ? AND m.member_number > ? ORDER BY m.member_number LIMIT ?
            """, [.integer(number), .integer(position?.key ?? 0), .integer(Int64(limit))]
        ) { row throws(StorageError) in
            last = row.int64(3)
            return Membership(id: row.text(0), resourceType: row.text(1), display: row.text(2))
        }
        return MembershipPage(memberships: memberships, next: memberships.count == limit ? ResourcePosition(key: last) : nil)
    }

    private static func numbered(_ row: SQLiteRow) throws(StorageError) -> Numbered {
        let record = ResourceRecord(
            id: row.text(1), resourceType: row.text(2), uniqueKey: row.text(3), externalID: row.textOrNil(4), display: row.text(5),
            active: row.int(6) == 1, created: row.int64(7), lastModified: row.int64(8), version: row.int64(9), document: row.blob(10))
        return Numbered(number: row.int64(0), record: record)
    }
}
