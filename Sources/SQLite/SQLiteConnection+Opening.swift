import CSQLite
import Glibc
import Persistence

/// How a connection of one purpose is set up. Together the connections of one file stay near 100 MiB: 16 MiB of cache for each
/// of three, and 32 MiB mapped by each of two readers.
struct OpeningParameters {
    let cacheKiB: Int
    let mappedBytes: Int
    let isReader: Bool

    static let writer = OpeningParameters(cacheKiB: 16 * 1024, mappedBytes: 0, isReader: false)
    /// Mapped pages count in the resident size once per connection, so each reader gets a part only.
    static let reader = OpeningParameters(cacheKiB: 16 * 1024, mappedBytes: 32 * 1024 * 1024, isReader: true)
    static let checkpointer = OpeningParameters(cacheKiB: 256, mappedBytes: 0, isReader: false)

    static let busyTimeout: Int32 = 5000
    static let pageSize = 2048
    static let logLimit = 128 * 1024 * 1024
}

extension SQLiteConnection {
    /// Opens a database file, which is made if it does not exist (readable by its owner only).
    ///
    /// - Throws: ``StorageError/unavailable(_:)`` for a missing folder or permission, ``StorageError/damaged(_:)`` for
    ///   a file that is not a database.
    static func open(_ path: String, _ parameters: OpeningParameters) throws(StorageError) -> SQLiteConnection {
        try makeFile(path)
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &handle, flags, nil)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(handle, code: code, sql: nil, path: path).storageError
            sqlite3_close_v2(handle)
            throw error
        }
        let connection = SQLiteConnection(handle: handle, path: path)
        guard sqlite3_db_readonly(handle, "main") == 0 else {
            throw .unavailable("\(path) cannot be written by this user; change its permissions or choose another folder")
        }
        try connection.configure(parameters)
        return connection
    }

    private func configure(_ parameters: OpeningParameters) throws(StorageError) {
        sqlite3_busy_timeout(handle, OpeningParameters.busyTimeout)
        // "text" in double quotes must never silently become a string when a column is misspelled.
        _ = csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DML, 0)
        _ = csqlite_configure(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
        // The page size only takes in a file without tables, and before the log is turned on.
        try execute("PRAGMA page_size = \(OpeningParameters.pageSize)")
        let mode = try first("PRAGMA journal_mode = WAL") { $0.text(0) }
        guard mode == "wal" else {
            throw .unavailable("\(path): the file system cannot hold a write-ahead log; choose a folder on a local disk")
        }
        try execute("PRAGMA synchronous = FULL")
        try execute("PRAGMA cache_size = -\(parameters.cacheKiB)")
        try execute("PRAGMA mmap_size = \(parameters.mappedBytes)")
        // Debian's library overwrites deleted content with zeros by default, which costs every delete a write.
        try execute("PRAGMA secure_delete = OFF")
        try execute("PRAGMA temp_store = MEMORY")
        try execute("PRAGMA wal_autocheckpoint = 0")
        if parameters.isReader {
            try execute("PRAGMA query_only = ON")
        }
    }

    /// Enforces foreign keys from now on; off until then, as migrations rebuild tables.
    func enforceForeignKeys() throws(StorageError) {
        try execute("PRAGMA foreign_keys = ON")
    }

    /// Keeps ``logFrames`` up to date.
    func watchLog() {
        let count: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
            context, _, _, frames in
            if let context { Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().logFrames = Int(frames) }
            return SQLITE_OK
        }
        // Unretained: the hook dies with the handle, which the connection closes itself.
        sqlite3_wal_hook(handle, count, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Makes the file readable and writable by its owner only, as it holds personal data; the log files take its mode.
    private static func makeFile(_ path: String) throws(StorageError) {
        let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor < 0 else {
            Glibc.close(descriptor)
            return
        }
        let reason = errno
        guard reason != EEXIST else { return }
        let explanation = String(cString: strerror(reason))
        throw .unavailable("\(path) cannot be made: \(explanation). Check that the folder exists and that this user may write in it")
    }
}
