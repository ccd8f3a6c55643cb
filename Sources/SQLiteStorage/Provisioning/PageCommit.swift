import JSONDocument
import Persistence
import Provisioning
import SQLite

/// Writes a page's outcome, inside the one command that makes it atomic.
///
/// What is removed goes first, so that the same key can be removed and set again in one page.
struct PageCommit {
    let job: Int64
    let connection: SQLiteConnection

    init(job: Int64, connection: SQLiteConnection) {
        self.job = job
        self.connection = connection
    }

    /// - Parameter log: the outcome's log records.
    func run(_ outcome: PageOutcome, log: [LogRows.Draft]) throws(StorageError) {
        if let cycle = outcome.cycle { try JobRows.save(cycle, of: job, connection) }
        let changed = try removeLinks(outcome.removedLinks).union(try setLinks(outcome.links))
        try updateReadiness(of: changed)
        try commitReferences(outcome)
        try commitEscrows(outcome)
        try commitMembers(outcome)
        for draft in log { try LogRows.append(draft, connection) }
    }

    // MARK: Links

    private func removeLinks(_ links: [(type: ObjectType, source: SourceID)]) throws(StorageError) -> Set<SourceID> {
        for (type, source) in links {
            try connection.execute(
                "DELETE FROM provisioning_links WHERE job = ? AND type = ? AND source = ?", [.integer(job), .type(type), .source(source)])
        }
        return Set(links.map(\.source))
    }

    /// - Returns: The sources that had no link before.
    private func setLinks(_ links: [Link]) throws(StorageError) -> Set<SourceID> {
        guard !links.isEmpty else { return [] }
        var new = Set(links.map(\.source))
        let known = try connection.query(
            """
            SELECT source FROM provisioning_links
            WHERE job = ? AND type IN ('User', 'Group') AND source IN (SELECT value FROM json_each(?))
            """,
            [.integer(job), .sources(new)]
        ) { SourceID(rawValue: $0.text(0)) }
        new.subtract(known)
        for link in links {
            try connection.execute(
                """
                INSERT INTO provisioning_links (job, type, source, target, is_active, known, display_name, updated)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (job, type, source) DO UPDATE SET target = excluded.target, is_active = excluded.is_active,
                    known = excluded.known, display_name = excluded.display_name, updated = excluded.updated
                """,
                [
                    .integer(job), .type(link.type), .source(link.source), .text(link.target.rawValue), SQLiteValue(link.isActive),
                    .blob(link.known.stored), SQLiteValue(link.displayName), .date(link.updated),
                ])
        }
        return new
    }

    // MARK: References

    /// Whether both ends of a reference are linked, `?` standing for its type, source and the object referred to.
    private static func readiness(type: String, source: String, referenced: String) -> String {
        """
        EXISTS (SELECT 1 FROM provisioning_links l WHERE l.job = ?1 AND l.type = \(type) AND l.source = \(source))
        AND (\(referenced) IS NULL OR EXISTS (
            SELECT 1 FROM provisioning_links l WHERE l.job = ?1 AND l.type IN ('User', 'Group') AND l.source = \(referenced)))
        """
    }

    /// Looks again at the references from and to objects whose link came or went.
    private func updateReadiness(of sources: Set<SourceID>) throws(StorageError) {
        guard !sources.isEmpty else { return }
        let waiting = try connection.first("SELECT 1 FROM provisioning_references WHERE job = ? LIMIT 1", [.integer(job)]) { $0.int(0) }
        guard waiting != nil else { return }
        let readiness = Self.readiness(type: "r.type", source: "r.source", referenced: "r.referenced")
        for end in ["r.source", "r.referenced"] {
            try connection.execute(
                """
                UPDATE provisioning_references AS r SET is_ready = \(readiness)
                WHERE r.job = ?1 AND \(end) IN (SELECT value FROM json_each(?2))
                """,
                [.integer(job), .sources(sources)])
        }
    }

    private func commitReferences(_ outcome: PageOutcome) throws(StorageError) {
        for reference in outcome.removedReferences {
            try connection.execute(
                "DELETE FROM provisioning_references WHERE job = ? AND source = ? AND attribute = ? AND type = ?",
                [.integer(job), .source(reference.source), .text(reference.attribute), .type(reference.type)])
        }
        let readiness = Self.readiness(type: "?2", source: "?3", referenced: "?5")
        for reference in outcome.references {
            try connection.execute(
                """
                INSERT INTO provisioning_references (job, type, source, attribute, referenced, is_reported, is_ready)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, \(readiness))
                ON CONFLICT (job, source, attribute, type) DO UPDATE SET referenced = excluded.referenced,
                    is_reported = excluded.is_reported, is_ready = excluded.is_ready
                """,
                [
                    .integer(job), .type(reference.type), .source(reference.source), .text(reference.attribute),
                    SQLiteValue(reference.referenced?.rawValue), SQLiteValue(reference.isReported),
                ])
        }
    }

    // MARK: Escrows and members

    private func commitEscrows(_ outcome: PageOutcome) throws(StorageError) {
        for (type, source) in outcome.removedEscrows {
            try connection.execute(
                "DELETE FROM provisioning_escrows WHERE job = ? AND type = ? AND source = ?", [.integer(job), .type(type), .source(source)])
        }
        for escrow in outcome.escrows {
            try connection.execute(
                "INSERT OR REPLACE INTO provisioning_escrows (job, \(LinkRows.escrowColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .integer(job), .type(escrow.type), .source(escrow.source), .date(escrow.firstFailed), SQLiteValue(escrow.attempts),
                    .date(escrow.nextRetry), .text(escrow.code), .text(escrow.message),
                ])
        }
    }

    private func commitMembers(_ outcome: PageOutcome) throws(StorageError) {
        for (group, member) in outcome.removedMembers {
            try connection.execute(
                "DELETE FROM provisioning_members WHERE job = ? AND group_source = ? AND member = ?",
                [.integer(job), .source(group), .source(member)])
        }
        for (group, member, target) in outcome.addedMembers {
            try connection.execute(
                "INSERT OR REPLACE INTO provisioning_members (job, group_source, member, target) VALUES (?, ?, ?, ?)",
                [.integer(job), .source(group), .source(member), .text(target.rawValue)])
        }
    }
}
