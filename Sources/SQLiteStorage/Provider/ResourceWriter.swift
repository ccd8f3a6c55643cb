import Persistence
import SCIMServer
import SQLite
import Tenants

/// Writes resources and memberships of one tenant over a connection, inside the command's savepoint.
struct ResourceWriter {
    let connection: SQLiteConnection
    let tenant: TenantID

    private var rows: ResourceRows { ResourceRows(connection: connection, tenant: tenant) }

    func create(_ record: ResourceRecord, members: [String]) throws(StorageError) -> WriteOutcome {
        let numbers: [Int64]
        switch try memberNumbers(members) {
        case .found(let found): numbers = found
        case .unknown(let id): return .unknownMember(id)
        }
        let number = try connection.first(
            """
            INSERT INTO resources (tenant, resource_type, id, unique_key, external_id, display, active, created, last_modified,
                                   version, document)
            VALUES ((SELECT number FROM tenants WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number
            """,
            [
                .text(tenant.rawValue), .text(record.resourceType), .text(record.id), .text(record.uniqueKey),
                SQLiteValue(record.externalID), .text(record.display), .integer(record.active ? 1 : 0), .integer(record.created),
                .integer(record.lastModified), .integer(record.version), .blob(record.document),
            ]
        ) { row throws(StorageError) in row.int64(0) }
        guard let number else { throw .unavailable("the insert gave no row number") }
        for member in numbers { try add(member, to: number) }
        try count(record.resourceType, by: 1)
        return .written(version: record.version, lastModified: record.lastModified)
    }

    func update(_ update: ResourceUpdate) throws(StorageError) -> WriteOutcome {
        let state = try state(of: update.id, ofType: update.resourceType)
        if let expected = update.expectedVersion, expected != state.version { throw .stale }
        // All ids are resolved before the first row changes: an unknown one leaves everything as it was.
        var changes: [(MemberChange, [Int64])] = []
        for change in update.members {
            switch try numbers(for: change) {
            case .found(let numbers): changes.append((change, numbers))
            case .unknown(let id): return .unknownMember(id)
            }
        }
        var changedRows = 0
        for (change, numbers) in changes { changedRows += try apply(change, numbers, to: state.number) }
        guard update.contents != nil || changedRows > 0 else {
            return .unchanged(version: state.version, lastModified: state.lastModified)
        }
        let now = max(update.now, state.lastModified)
        try write(update.contents, to: state, at: now)
        return .written(version: state.version + 1, lastModified: now)
    }

    func delete(_ id: String, ofType resourceType: String, expectedVersion: Int64?, now: Int64) throws(StorageError) {
        let state = try state(of: id, ofType: resourceType)
        if let expectedVersion, expectedVersion != state.version { throw .stale }
        try connection.execute(
            """
            UPDATE resources SET version = version + 1, last_modified = max(last_modified, ?)
            WHERE number IN (SELECT group_number FROM memberships WHERE member_number = ?)
            """, [.integer(now), .integer(state.number)])
        try connection.execute("DELETE FROM memberships WHERE member_number = ?", [.integer(state.number)])
        try connection.execute("DELETE FROM memberships WHERE group_number = ?", [.integer(state.number)])
        try connection.execute("DELETE FROM resources WHERE number = ?", [.integer(state.number)])
        try count(resourceType, by: -1)
    }
}

extension ResourceWriter {
    private func count(_ resourceType: String, by difference: Int64) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO resource_counts (tenant, resource_type, count) VALUES ((SELECT number FROM tenants WHERE id = ?), ?, ?)
            ON CONFLICT DO UPDATE SET count = count + excluded.count
            """, [.text(tenant.rawValue), .text(resourceType), .integer(difference)])
    }

    private struct State {
        let number: Int64
        let version: Int64
        let lastModified: Int64
    }

    private func state(of id: String, ofType resourceType: String) throws(StorageError) -> State {
        let state = try connection.first(
            """
            SELECT number, version, last_modified FROM resources
            WHERE id = ? AND +tenant = (SELECT number FROM tenants WHERE id = ?) AND +resource_type = ?
            """, [.text(id), .text(tenant.rawValue), .text(resourceType)]
        ) { row throws(StorageError) in State(number: row.int64(0), version: row.int64(1), lastModified: row.int64(2)) }
        guard let state else { throw .notFound }
        return state
    }

    private func write(_ contents: ResourceRecord?, to state: State, at now: Int64) throws(StorageError) {
        guard let contents else {
            try connection.execute(
                "UPDATE resources SET version = version + 1, last_modified = ? WHERE number = ?", [.integer(now), .integer(state.number)])
            return
        }
        try connection.execute(
            """
            UPDATE resources SET unique_key = ?, external_id = ?, display = ?, active = ?, last_modified = ?,
                version = version + 1, document = ?
            WHERE number = ?
            """,
            [
                .text(contents.uniqueKey), SQLiteValue(contents.externalID), .text(contents.display),
                .integer(contents.active ? 1 : 0), .integer(now), .blob(contents.document), .integer(state.number),
            ])
    }
}

/// Memberships.
extension ResourceWriter {
    private enum MemberNumbers {
        case found([Int64])
        case unknown(String)
    }

    private func memberNumbers(_ ids: [String]) throws(StorageError) -> MemberNumbers {
        var numbers: [Int64] = []
        numbers.reserveCapacity(ids.count)
        for id in ids {
            guard let number = try rows.number(of: id) else { return .unknown(id) }
            numbers.append(number)
        }
        return .found(numbers)
    }

    private func numbers(for change: MemberChange) throws(StorageError) -> MemberNumbers {
        switch change {
        case .add(let ids), .replace(let ids):
            return try memberNumbers(ids)
        case .remove(let ids):
            // Whoever does not exist is no member either.
            var numbers: [Int64] = []
            for id in ids { if let number = try rows.number(of: id) { numbers.append(number) } }
            return .found(numbers)
        }
    }

    /// Returns how many rows came or went.
    private func apply(_ change: MemberChange, _ numbers: [Int64], to group: Int64) throws(StorageError) -> Int {
        var changed = 0
        switch change {
        case .add:
            for number in numbers { changed += try add(number, to: group) }
        case .remove:
            for number in numbers { changed += try remove(number, from: group) }
        case .replace:
            let wanted = Set(numbers)
            let present = try connection.query(
                "SELECT member_number FROM memberships WHERE group_number = ?", [.integer(group)]
            ) { row throws(StorageError) in row.int64(0) }
            for number in present where !wanted.contains(number) { changed += try remove(number, from: group) }
            for number in numbers { changed += try add(number, to: group) }
        }
        return changed
    }

    @discardableResult
    private func add(_ member: Int64, to group: Int64) throws(StorageError) -> Int {
        try connection.execute(
            "INSERT OR IGNORE INTO memberships (group_number, member_number) VALUES (?, ?)", [.integer(group), .integer(member)])
    }

    private func remove(_ member: Int64, from group: Int64) throws(StorageError) -> Int {
        try connection.execute(
            "DELETE FROM memberships WHERE group_number = ? AND member_number = ?", [.integer(group), .integer(member)])
    }
}
