package import Directory
package import FoundationEssentials
package import Persistence
import SQLite

extension SQLiteDirectoryStore: MembershipStore {
    package func memberIDs(of group: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [ObjectID] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT m.member_id FROM directory_members m JOIN directory_objects o ON o.id = m.member_id
                WHERE m.group_id = ? AND m.member_id > ? AND o.deleted IS NULL ORDER BY m.member_id LIMIT ?
                """,
                [.id(group), .text(after?.text ?? ""), SQLiteValue(limit)]
            ) { row throws(StorageError) in try row.objectID(0) }
        }
    }

    package func members(of group: ObjectID, after: ObjectID?, limit: Int) async throws(StorageError) -> [DirectoryObject] {
        try await database.read { connection throws(StorageError) in
            try ObjectRows(connection: connection).select(
                """
                JOIN directory_members m ON m.member_id = o.id
                WHERE m.group_id = ? AND m.member_id > ? AND o.deleted IS NULL ORDER BY m.member_id LIMIT ?
                """,
                [.id(group), .text(after?.text ?? ""), SQLiteValue(limit)])
        }
    }

    package func memberCount(of group: ObjectID) async throws(StorageError) -> Int {
        try await database.read { connection throws(StorageError) in
            try connection.first(
                """
                SELECT count(*) FROM directory_members m JOIN directory_objects o ON o.id = m.member_id
                WHERE m.group_id = ? AND o.deleted IS NULL
                """, [.id(group)]
            ) { row throws(StorageError) in row.int(0) } ?? 0
        }
    }

    package func directGroups(of members: [ObjectID]) async throws(StorageError) -> [ObjectID: [ObjectID]] {
        guard !members.isEmpty else { return [:] }
        return try await database.read { connection throws(StorageError) in
            let rows = try connection.query(
                """
                SELECT m.member_id, m.group_id FROM json_each(?) wanted
                CROSS JOIN directory_members m ON m.member_id = wanted.value
                CROSS JOIN directory_objects o ON o.id = m.group_id
                WHERE o.deleted IS NULL ORDER BY m.member_id, m.group_id
                """, [.ids(members)]
            ) { row throws(StorageError) in (try row.objectID(0), try row.objectID(1)) }
            return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
        }
    }

    package func addMember(_ member: ObjectID, to group: ObjectID, at date: Date) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            let rows = ObjectRows(connection: connection)
            guard try rows.livingObject(group).kind == .group else { throw .notFound }
            _ = try rows.livingObject(member)
            let added = try connection.execute(
                "INSERT OR IGNORE INTO directory_members (group_id, member_id) VALUES (?, ?)", [.id(group), .id(member)])
            guard added == 1 else { return false }
            try ChangeRows(connection: connection).append(.memberAdded, group, .group, related: member, at: date)
            return true
        }
    }

    package func removeMember(_ member: ObjectID, from group: ObjectID, at date: Date) async throws(StorageError) -> Bool {
        try await database.write { connection throws(StorageError) in
            guard try ObjectRows(connection: connection).livingObject(group).kind == .group else { throw .notFound }
            let removed = try connection.execute(
                "DELETE FROM directory_members WHERE group_id = ? AND member_id = ?", [.id(group), .id(member)])
            guard removed == 1 else { return false }
            try ChangeRows(connection: connection).append(.memberRemoved, group, .group, related: member, at: date)
            return true
        }
    }
}
