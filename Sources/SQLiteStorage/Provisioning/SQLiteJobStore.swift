import JSONDocument
package import Persistence
package import Provisioning
package import SQLite

/// Jobs, schemas, status and cycles in `identity.sqlite`.
package struct SQLiteJobStore: JobStore {
    private let database: SQLiteDatabase

    package init(database: SQLiteDatabase) {
        self.database = database
    }

    // MARK: Jobs

    package func jobs() async throws(StorageError) -> [SynchronizationJob] {
        try await database.read { connection throws(StorageError) in
            try connection.query("SELECT \(JobRows.columns) FROM provisioning_jobs ORDER BY number", [], JobRows.job)
        }
    }

    package func job(_ id: JobID) async throws(StorageError) -> SynchronizationJob? {
        try await database.read { connection throws(StorageError) in
            try connection.first("SELECT \(JobRows.columns) FROM provisioning_jobs WHERE id = ?", [.text(id.rawValue)], JobRows.job)
        }
    }

    package func jobs(of servicePrincipal: ServicePrincipalID) async throws(StorageError) -> [SynchronizationJob] {
        try await database.read { connection throws(StorageError) in
            try connection.query(
                "SELECT \(JobRows.columns) FROM provisioning_jobs WHERE service_principal = ? ORDER BY number",
                [.text(servicePrincipal.rawValue)], JobRows.job)
        }
    }

    package func create(_ job: SynchronizationJob, schema: SynchronizationSchema) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            try connection.execute(
                "INSERT INTO provisioning_jobs (\(JobRows.columns), status) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(job.id.rawValue), .text(job.servicePrincipal.rawValue), .text(job.templateID),
                    .integer(job.schedule.interval.storedMilliseconds), .text(job.schedule.state.rawValue), .text(job.scope.rawValue),
                    .date(job.created), .blob(JobStatus().document.stored),
                ])
            try JobRows.setSchema(schema, of: job.id, JobRows.number(of: job.id, connection), connection)
        }
    }

    package func update(_ job: SynchronizationJob) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let changed = try connection.execute(
                "UPDATE provisioning_jobs SET interval = ?, state = ?, scope = ? WHERE id = ?",
                [
                    .integer(job.schedule.interval.storedMilliseconds), .text(job.schedule.state.rawValue), .text(job.scope.rawValue),
                    .text(job.id.rawValue),
                ])
            guard changed == 1 else { throw .notFound }
        }
    }

    package func delete(_ id: JobID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let number = try JobRows.number(of: id, connection)
            try JobRows.delete(
                from: [
                    "provisioning_schemas", "provisioning_cycles", "provisioning_links", "provisioning_escrows", "provisioning_references",
                    "provisioning_members",
                ], number, connection)
            try connection.execute("DELETE FROM provisioning_jobs WHERE number = ?", [.integer(number)])
        }
    }

    // MARK: Schema

    package func schema(of id: JobID) async throws(StorageError) -> SynchronizationSchema? {
        let stored = try await database.read { connection throws(StorageError) in
            try connection.first(
                "SELECT document FROM provisioning_schemas WHERE job = (SELECT number FROM provisioning_jobs WHERE id = ?)",
                [.text(id.rawValue)]
            ) { $0.blob(0) }
        }
        guard let stored else { return nil }
        // Read outside of the reader thread: a schema of some hundred mappings takes milliseconds.
        let reason: String
        do throws(SchemaError) {
            return try SynchronizationSchema(json: .object(try Self.document(stored)))
        } catch {
            reason = error.description
        }
        throw .damaged("the schema of job \(id) cannot be read: \(reason)")
    }

    private static func document(_ stored: [UInt8]) throws(SchemaError) -> JSONObject {
        guard let object = (try? JSONValue(parsing: stored))?.objectValue else {
            throw SchemaError(path: "", reason: "it is not a JSON object")
        }
        return object
    }

    package func replaceSchema(of id: JobID, by schema: SynchronizationSchema) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            try JobRows.setSchema(schema, of: id, JobRows.number(of: id, connection), connection)
        }
    }

    // MARK: Status

    package func status(of id: JobID) async throws(StorageError) -> JobStatus {
        try await database.read { connection throws(StorageError) in try JobRows.status(of: id, connection) }
    }

    package func setStatus(_ status: JobStatus, of id: JobID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            try JobRows.setStatus(status, of: JobRows.number(of: id, connection), connection)
        }
    }

    // MARK: Cycles

    package func watermark(of id: JobID) async throws(StorageError) -> Watermark? {
        let text = try await database.read { connection throws(StorageError) in
            try connection.first("SELECT watermark FROM provisioning_jobs WHERE id = ?", [.text(id.rawValue)]) { $0.textOrNil(0) }
        }
        return (text ?? nil).map(Watermark.init(rawValue:))
    }

    package func cycle(of id: JobID) async throws(StorageError) -> CycleState? {
        try await database.read { connection throws(StorageError) in
            try connection.first(
                "SELECT document FROM provisioning_cycles WHERE job = (SELECT number FROM provisioning_jobs WHERE id = ?)",
                [.text(id.rawValue)]
            ) { row throws(StorageError) in try CycleState(StoredDocument(row.blob(0), name: "cycle")) }
        }
    }

    package func begin(_ cycle: CycleState, of id: JobID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            try JobRows.begin(cycle, of: JobRows.number(of: id, connection), connection)
        }
    }

    package func finishCycle(of id: JobID, watermark: Watermark?, status: JobStatus) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let number = try JobRows.number(of: id, connection)
            try JobRows.forgetCycle(of: number, connection)
            if let watermark { try JobRows.setWatermark(watermark, of: number, connection) }
            try JobRows.setStatus(status, of: number, connection)
        }
    }

    package func reset(_ reset: ResetScope, of id: JobID) async throws(StorageError) {
        try await database.write { connection throws(StorageError) in
            let number = try JobRows.number(of: id, connection)
            try JobRows.forgetCycle(of: number, connection)
            if reset.contains(.watermark) { try JobRows.setWatermark(nil, of: number, connection) }
            if reset.contains(.escrows) {
                try JobRows.delete(from: ["provisioning_escrows", "provisioning_references"], number, connection)
            }
            if reset.contains(.connectorDataStore) {
                // Who is in a target group is known by the accounts of the links.
                try JobRows.delete(from: ["provisioning_links", "provisioning_members"], number, connection)
                try connection.execute("UPDATE provisioning_references SET is_ready = 0 WHERE job = ?", [.integer(number)])
            }
            if reset.contains(.quarantineState) {
                var status = try JobRows.status(of: id, connection)
                status.quarantine = nil
                status.successiveCompleteFailures = 0
                try JobRows.setStatus(status, of: number, connection)
            }
        }
    }
}
