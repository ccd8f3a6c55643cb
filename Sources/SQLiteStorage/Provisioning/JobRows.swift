import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning
import SQLite

/// The statements over `provisioning_jobs` and what belongs to a job.
enum JobRows {
    static let columns = "id, service_principal, template, interval, state, scope, created"

    static func job(_ row: SQLiteRow) throws(StorageError) -> SynchronizationJob {
        guard let state = Schedule.State(rawValue: row.text(4)), let scope = SynchronizationScope(rawValue: row.text(5)) else {
            throw .damaged("job \(row.text(0)) has the state “\(row.text(4))” and the scope “\(row.text(5))”")
        }
        return SynchronizationJob(
            id: JobID(rawValue: row.text(0)), servicePrincipal: ServicePrincipalID(rawValue: row.text(1)), templateID: row.text(2),
            schedule: Schedule(interval: .milliseconds(row.int64(3)), state: state), scope: scope, created: row.date(6))
    }

    /// The number under which everything of the job is stored; `notFound` when it is gone.
    static func number(of id: JobID, _ connection: SQLiteConnection) throws(StorageError) -> Int64 {
        let number = try connection.first("SELECT number FROM provisioning_jobs WHERE id = ?", [.text(id.rawValue)]) { $0.int64(0) }
        guard let number else { throw .notFound }
        return number
    }

    static func status(of id: JobID, _ connection: SQLiteConnection) throws(StorageError) -> JobStatus {
        let document = try connection.first("SELECT status FROM provisioning_jobs WHERE id = ?", [.text(id.rawValue)]) { $0.blob(0) }
        guard let document else { throw .notFound }
        return try JobStatus(StoredDocument(document, name: "job status"))
    }

    static func setStatus(_ status: JobStatus, of job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        try connection.execute(
            "UPDATE provisioning_jobs SET status = ? WHERE number = ?", [.blob(status.document.stored), .integer(job)])
    }

    static func setWatermark(_ watermark: Watermark?, of job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        try connection.execute(
            "UPDATE provisioning_jobs SET watermark = ? WHERE number = ?", [SQLiteValue(watermark?.rawValue), .integer(job)])
    }

    static func setSchema(_ schema: SynchronizationSchema, of id: JobID, _ job: Int64, _ connection: SQLiteConnection) throws(StorageError)
    {
        try connection.execute(
            "INSERT INTO provisioning_schemas (job, document) VALUES (?, ?) ON CONFLICT (job) DO UPDATE SET document = excluded.document",
            [.integer(job), .blob(schema.json(id: id.rawValue).serialized())])
    }

    static func begin(_ cycle: CycleState, of job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO provisioning_cycles (job, id, document) VALUES (?, ?, ?)
            ON CONFLICT (job) DO UPDATE SET id = excluded.id, document = excluded.document
            """,
            [.integer(job), .text(cycle.id.rawValue), .blob(cycle.document.stored)])
    }

    /// Saves how far a cycle is; `stale` when it is no longer the job's cycle, because the job was restarted meanwhile.
    static func save(_ cycle: CycleState, of job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        let changed = try connection.execute(
            "UPDATE provisioning_cycles SET document = ? WHERE job = ? AND id = ?",
            [.blob(cycle.document.stored), .integer(job), .text(cycle.id.rawValue)])
        guard changed == 1 else { throw .stale }
    }

    static func forgetCycle(of job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        try delete(from: ["provisioning_cycles"], job, connection)
    }

    /// Deletes the job's rows of these tables.
    static func delete(from tables: [String], _ job: Int64, _ connection: SQLiteConnection) throws(StorageError) {
        for table in tables { try connection.execute("DELETE FROM \(table) WHERE job = ?", [.integer(job)]) }
    }
}

extension Duration {
    /// Whole milliseconds, as intervals are stored.
    var storedMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
