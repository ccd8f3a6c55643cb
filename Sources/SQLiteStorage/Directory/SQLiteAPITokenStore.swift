package import Directory
package import FoundationEssentials
package import Persistence
package import SQLite

/// The API's bearer tokens, as hashes, in `identity.sqlite`.
package struct SQLiteAPITokenStore: APITokenStore {
    private static let columns = "id, hash, owner, name, created, last_used, expires"
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func token(hash: [UInt8]) async throws(StorageError) -> APIToken? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT \(Self.columns) FROM api_tokens WHERE hash = ?", [.blob(hash)], Self.token)
        }
    }

    package func tokens(of owner: ObjectID) async throws(StorageError) -> [APIToken] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                "SELECT \(Self.columns) FROM api_tokens WHERE owner = ? ORDER BY created, id", [.id(owner)], Self.token)
        }
    }

    package func create(_ token: APIToken) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            _ = try connection.execute(
                "INSERT INTO api_tokens (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    .id(token.id), .blob(token.hash), .id(token.owner), .text(token.name), .date(token.createdDateTime),
                    .date(token.lastUsedDateTime), .date(token.expirationDateTime),
                ])
        }
    }

    package func recordUse(of id: ObjectID, at date: Date) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            _ = try connection.execute("UPDATE api_tokens SET last_used = ? WHERE id = ?", [.date(date), .id(id)])
        }
    }

    package func deleteToken(_ id: ObjectID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            guard try connection.execute("DELETE FROM api_tokens WHERE id = ?", [.id(id)]) == 1 else { throw .notFound }
        }
    }

    private static func token(_ row: SQLiteRow) throws(StorageError) -> APIToken {
        APIToken(
            id: try row.objectID(0), hash: row.blob(1), owner: try row.objectID(2), name: row.text(3), createdDateTime: row.date(4),
            lastUsedDateTime: row.dateOrNil(5), expirationDateTime: row.dateOrNil(6))
    }
}
