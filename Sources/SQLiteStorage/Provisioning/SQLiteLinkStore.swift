package import FoundationEssentials
package import Persistence
package import Provisioning
package import SQLite

/// Links, escrows, pending references and group members in `identity.sqlite`.
package struct SQLiteLinkStore: LinkStore {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    package func commit(_ outcome: PageOutcome, job: JobID) async throws(StorageError) {
        let log = outcome.log.map { LogRows.Draft($0) }
        try await database.write { connection throws(StorageError) in
            try PageCommit(job: JobRows.number(of: job, connection), connection: connection).run(outcome, log: log)
        }
    }

    // MARK: Links

    package func links(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Link] {
        guard !sources.isEmpty else { return [:] }
        let links = try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.columns) FROM provisioning_links l
                WHERE l.job = \(LinkRows.job) AND l.type = ? AND l.source IN (SELECT value FROM json_each(?))
                """,
                [.job(job), .type(type), .sources(sources)], LinkRows.link)
        }
        return Dictionary(links.map { ($0.source, $0) }) { first, _ in first }
    }

    package func link(of type: ObjectType, target: TargetID, job: JobID) async throws(StorageError) -> Link? {
        try await database.read { connection throws(StorageError) in
            try connection.first(
                "SELECT \(LinkRows.columns) FROM provisioning_links l WHERE l.job = \(LinkRows.job) AND l.type = ? AND l.target = ?",
                [.job(job), .type(type), .text(target.rawValue)], LinkRows.link)
        }
    }

    package func page(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [Link] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.columns) FROM provisioning_links l
                WHERE l.job = \(LinkRows.job) AND l.type = ? AND l.source > ? ORDER BY l.source LIMIT ?
                """,
                [.job(job), .type(type), .text(source?.rawValue ?? ""), SQLiteValue(limit)], LinkRows.link)
        }
    }

    package func sources(of type: ObjectType, after source: SourceID?, limit: Int, job: JobID) async throws(StorageError) -> [SourceID] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT source FROM provisioning_links
                WHERE job = \(LinkRows.job) AND type = ? AND source > ? ORDER BY source LIMIT ?
                """,
                [.job(job), .type(type), .text(source?.rawValue ?? ""), SQLiteValue(limit)]
            ) { SourceID(rawValue: $0.text(0)) }
        }
    }

    package func count(of type: ObjectType, job: JobID) async throws(StorageError) -> Int {
        try await database.read { connection throws(StorageError) in
            try connection.first(
                "SELECT count(*) FROM provisioning_links WHERE job = \(LinkRows.job) AND type = ?", [.job(job), .type(type)]
            ) { $0.int(0) } ?? 0
        }
    }

    // MARK: Escrows

    package func escrows(of type: ObjectType, for sources: [SourceID], job: JobID) async throws(StorageError) -> [SourceID: Escrow] {
        guard !sources.isEmpty else { return [:] }
        let escrows = try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.escrowColumns) FROM provisioning_escrows
                WHERE job = \(LinkRows.job) AND type = ? AND source IN (SELECT value FROM json_each(?))
                """,
                [.job(job), .type(type), .sources(sources)], LinkRows.escrow)
        }
        return Dictionary(escrows.map { ($0.source, $0) }) { first, _ in first }
    }

    package func dueEscrows(
        of type: ObjectType, at date: Date, after source: SourceID?, limit: Int, job: JobID
    ) async throws(StorageError) -> [Escrow] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.escrowColumns) FROM provisioning_escrows
                WHERE job = \(LinkRows.job) AND type = ? AND source > ? AND next_retry <= ? ORDER BY source LIMIT ?
                """,
                [.job(job), .type(type), .text(source?.rawValue ?? ""), .date(date), SQLiteValue(limit)], LinkRows.escrow)
        }
    }

    package func escrowCount(job: JobID) async throws(StorageError) -> Int {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT count(*) FROM provisioning_escrows WHERE job = \(LinkRows.job)", [.job(job)]) { $0.int(0) } ?? 0
        }
    }

    // MARK: References

    package func resolvableReferences(
        after reference: PendingReference?, limit: Int, job: JobID
    ) async throws(StorageError) -> [ResolvableReference] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.referenceColumns), \(LinkRows.columns), (
                    SELECT t.target FROM provisioning_links t
                    WHERE t.job = r.job AND t.type IN ('User', 'Group') AND t.source = r.referenced
                )
                FROM provisioning_references r
                JOIN provisioning_links l ON l.job = r.job AND l.type = r.type AND l.source = r.source
                WHERE r.job = \(LinkRows.job) AND r.is_ready = 1 AND (r.source, r.attribute, r.type) > (?, ?, ?)
                ORDER BY r.source, r.attribute, r.type LIMIT ?
                """,
                [
                    .job(job), .text(reference?.source.rawValue ?? ""), .text(reference?.attribute ?? ""),
                    .text(reference?.type.rawValue ?? ""), SQLiteValue(limit),
                ]
            ) { row throws(StorageError) in
                let target = row.textOrNil(LinkRows.referenceColumnCount + LinkRows.columnCount)
                return ResolvableReference(
                    reference: try LinkRows.reference(row), link: try LinkRows.link(row, from: LinkRows.referenceColumnCount),
                    referenced: target.map(TargetID.init(rawValue:)))
            }
        }
    }

    package func unreportedReferences(limit: Int, job: JobID) async throws(StorageError) -> [PendingReference] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.referenceColumns) FROM provisioning_references r
                WHERE r.job = \(LinkRows.job) AND r.is_ready = 0 AND r.is_reported = 0 ORDER BY r.source, r.attribute, r.type LIMIT ?
                """,
                [.job(job), SQLiteValue(limit)], LinkRows.reference)
        }
    }

    package func references(of type: ObjectType, source: SourceID, job: JobID) async throws(StorageError) -> [PendingReference] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                """
                SELECT \(LinkRows.referenceColumns) FROM provisioning_references r
                WHERE r.job = \(LinkRows.job) AND r.source = ? AND r.type = ? ORDER BY r.attribute
                """,
                [.job(job), .source(source), .type(type)], LinkRows.reference)
        }
    }

    package func hasReferenceWork(job: JobID) async throws(StorageError) -> Bool {
        try await database.read { connection throws(StorageError) in
            for condition in ["is_ready = 1", "is_ready = 0 AND is_reported = 0"] {
                let found = try connection.first(
                    "SELECT 1 FROM provisioning_references WHERE job = \(LinkRows.job) AND \(condition) LIMIT 1", [.job(job)]
                ) { $0.int(0) }
                if found != nil { return true }
            }
            return false
        }
    }

    // MARK: Members

    package func knownMembers(of group: SourceID, job: JobID) async throws(StorageError) -> [SourceID: TargetID] {
        let members = try await database.read { connection throws(StorageError) in
            try connection.query(
                "SELECT member, target FROM provisioning_members WHERE job = \(LinkRows.job) AND group_source = ?",
                [.job(job), .source(group)]
            ) { (SourceID(rawValue: $0.text(0)), TargetID(rawValue: $0.text(1))) }
        }
        return Dictionary(members) { first, _ in first }
    }
}
