package import Directory
package import Persistence
import SQLite

extension SQLiteDirectoryStore: DirectoryImport {
    package func importAll(from source: @escaping ImportSource) async throws(StorageError) -> ImportCounts {
        try await namingAttribute { () throws(StorageError) in
            try await database.write { connection throws(StorageError) in
                let rows = ObjectRows(connection: connection)
                let changes = ChangeRows(connection: connection)
                var counts = ImportCounts()
                while let batch = try source() {
                    for object in batch.objects {
                        try rows.insert(object)
                        try changes.append(.created, object.id, object.kind, at: object.createdDateTime)
                        if object.kind == .user { counts.users += 1 } else { counts.groups += 1 }
                    }
                    for membership in batch.memberships {
                        let added = try connection.execute(
                            "INSERT OR IGNORE INTO directory_members (group_id, member_id) VALUES (?, ?)",
                            [.id(membership.group), .id(membership.member)])
                        guard added == 1 else { continue }
                        try changes.append(.memberAdded, membership.group, .group, related: membership.member, at: batch.date)
                        counts.memberships += 1
                    }
                }
                return counts
            }
        }
    }
}
