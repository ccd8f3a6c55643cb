import Directory
import FoundationEssentials
import Persistence
import Provisioning
import SQLite

/// How the provisioning log is written to and read from rows.
enum LogRows {
    /// With the aliases `l` for the log and `d` for its documents.
    static let columns = """
        l.sequence, l.id, l.date, l.job, l.service_principal, l.cycle, l.change, l.action, l.status, l.source, l.target, d.document
        """

    /// Stands between names in one column; no name holds it.
    static let separator = "\u{1F}"

    /// A record as it is bound to the statements; made outside of the writer's thread, which everybody waits for.
    struct Draft: Sendable {
        fileprivate let columns: [SQLiteValue]
        fileprivate let document: [UInt8]

        init(_ record: ProvisioningLogRecord) {
            var names = ""
            // The two sides mostly agree.
            var given: [String] = []
            for name in [record.source.displayName, record.target.displayName, record.source.userName, record.target.userName] {
                guard let name, !given.contains(name) else { continue }
                names += (given.isEmpty ? "" : separator) + name
                given.append(name)
            }
            var modified = ""
            for property in record.modifiedProperties { modified += separator + CaseInsensitiveKey(property.displayName).text }
            columns = [
                .text(record.id), .date(record.date), .text(record.job.rawValue), .text(record.servicePrincipal.rawValue),
                .text(record.cycle.rawValue), .text(record.change), .text(record.action.rawValue), .text(record.status.rawValue),
                .text(record.source.id), .text(record.target.id), .text(CaseInsensitiveKey(names).text),
                .text(modified.isEmpty ? "" : modified + separator),
            ]
            document = record.document
        }
    }

    static func append(_ draft: Draft, _ connection: SQLiteConnection) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO provisioning_log (id, date, job, service_principal, cycle, change, action, status, source, target, names, modified)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            draft.columns)
        try connection.execute(
            "INSERT INTO provisioning_log_documents (sequence, document) VALUES (last_insert_rowid(), ?)", [.blob(draft.document)])
    }

    static func record(_ row: SQLiteRow) throws(StorageError) -> ProvisioningLogRecord {
        guard let action = ProvisioningAction(rawValue: row.text(7)), let status = ProvisioningResult(rawValue: row.text(8)) else {
            throw .damaged("log record \(row.text(1)) has the action “\(row.text(7))” and the status “\(row.text(8))”")
        }
        let document = try StoredDocument(row.blob(11), name: "log record")
        var steps: [ProvisioningStep] = []
        for step in try document.documents("steps") { steps.append(try ProvisioningStep(step)) }
        var modified: [ModifiedProperty] = []
        for property in try document.documents("modified") { modified.append(try ModifiedProperty(property)) }
        var error: ProvisioningErrorInformation?
        if let stored = document.documentOrNil("error") { error = try ProvisioningErrorInformation(stored) }
        var record = ProvisioningLogRecord(
            id: row.text(1), date: row.date(2), job: JobID(rawValue: row.text(3)),
            servicePrincipal: ServicePrincipalID(rawValue: row.text(4)),
            servicePrincipalName: try document.string("servicePrincipalName"), cycle: CycleID(rawValue: row.text(5)), change: row.text(6),
            action: action, status: status, durationInMilliseconds: try document.int("duration"),
            source: try ProvisionedIdentity(id: row.text(9), document.document("source")),
            target: try ProvisionedIdentity(id: row.text(10), document.document("target")), steps: steps, modifiedProperties: modified,
            error: error)
        record.sequence = row.int64(0)
        return record
    }
}
