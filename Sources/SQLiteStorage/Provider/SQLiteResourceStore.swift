package import Persistence
package import SCIMServer
package import SQLite
package import Tenants

/// The resources of one tenant in `provider.sqlite`.
///
/// Statements have constant texts, so each is prepared once per connection; reads of a resource with its relations take one
/// hop to a reader thread.
package struct SQLiteResourceStore: ResourceStore {
    /// How many members come with a group at most; further pages are read one by one, so that no read holds a thread for long.
    static let membersPerRead = 1000

    let database: SQLiteDatabase
    let tenant: TenantID

    package init(database: SQLiteDatabase, tenant: TenantID) {
        self.database = database
        self.tenant = tenant
    }

    package func resource(
        _ id: String, ofType resourceType: String, with relations: Relations
    ) async throws(StorageError) -> StoredResource? {
        let tenant = tenant
        return try await database.read { connection throws(StorageError) in
            let rows = ResourceRows(connection: connection, tenant: tenant)
            guard let found = try rows.resource(id, ofType: resourceType) else { return nil }
            return try rows.withRelations(found, relations)
        }
    }

    package func list(_ query: ResourceQuery) async throws(StorageError) -> ResourcePage {
        let tenant = tenant
        return try await database.read { connection throws(StorageError) in
            try ResourceRows(connection: connection, tenant: tenant).page(query)
        }
    }

    package func members(
        of group: String, after position: ResourcePosition?, limit: Int
    ) async throws(StorageError) -> MembershipPage {
        let tenant = tenant
        return try await database.read { connection throws(StorageError) in
            let rows = ResourceRows(connection: connection, tenant: tenant)
            guard let number = try rows.number(of: group) else { return MembershipPage(memberships: [], next: nil) }
            return try rows.members(of: number, after: position, limit: limit)
        }
    }

    package func create(_ record: ResourceRecord, members: [String]) async throws(StorageError) -> WriteOutcome {
        let tenant = tenant
        return try await database.write { connection throws(StorageError) in
            try ResourceWriter(connection: connection, tenant: tenant).create(record, members: members)
        }
    }

    package func update(_ update: ResourceUpdate) async throws(StorageError) -> WriteOutcome {
        let tenant = tenant
        return try await database.write { connection throws(StorageError) in
            try ResourceWriter(connection: connection, tenant: tenant).update(update)
        }
    }

    package func delete(_ id: String, ofType resourceType: String, expectedVersion: Int64?, now: Int64) async throws(StorageError) {
        let tenant = tenant
        try await database.write { connection throws(StorageError) in
            try ResourceWriter(connection: connection, tenant: tenant)
                .delete(id, ofType: resourceType, expectedVersion: expectedVersion, now: now)
        }
    }
}
