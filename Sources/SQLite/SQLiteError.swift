import CSQLite
import Glibc
import Persistence

/// What SQLite answered, before it becomes one of our ``StorageError`` values. Never carries bound values: they may be secrets.
struct SQLiteError: Error {
    /// The extended result code, 2067 for a unique constraint.
    let code: Int32
    /// `errno` of the system call that failed, 0 if none.
    let systemError: Int32
    let message: String
    let sql: String?
    let path: String

    /// The last error of a connection.
    init(_ database: OpaquePointer?, code: Int32, sql: String?, path: String) {
        let extended = database.map { sqlite3_extended_errcode($0) } ?? code
        // After a successful call in between, the connection no longer remembers the error.
        self.code = extended & 0xFF == code & 0xFF ? extended : code
        systemError = database.map { sqlite3_system_errno($0) } ?? 0
        message = String(cString: database.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
        self.sql = sql
        self.path = path
    }

    /// A mistake found by this layer itself.
    init(misuse message: String, sql: String?, path: String) {
        code = SQLITE_MISUSE
        systemError = 0
        self.message = message
        self.sql = sql
        self.path = path
    }

    var text: String {
        let statement = sql.map { "; in: \($0)" } ?? ""
        let system = systemError == 0 ? "" : ", " + String(cString: strerror(systemError))
        return "\(path): \(message) (SQLite code \(code)\(system))\(statement)"
    }

    /// Translates the driver's error into ours; this is the only place that knows result codes.
    var storageError: StorageError {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT where [Self.unique, Self.primaryKey, Self.rowID].contains(code):
            return .conflict(field: ConflictingColumn(message: message).name)
        case SQLITE_FULL:
            return .full
        case SQLITE_IOERR where systemError == ENOSPC || systemError == EDQUOT:
            return .full
        case SQLITE_BUSY, SQLITE_LOCKED:
            return .busy
        case SQLITE_NOTADB:
            return .damaged("\(path) is not an SQLite database; choose another file or folder (\(message), SQLite code \(code))")
        case SQLITE_CORRUPT:
            return .damaged("\(text). Restore the file from a backup")
        case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
            return .unavailable("\(text). Check that the folder exists and that this user may write in it")
        default:
            return .unavailable(text)
        }
    }

    // Macros made of shifts do not reach Swift.
    private static let unique = SQLITE_CONSTRAINT | (8 << 8)
    private static let primaryKey = SQLITE_CONSTRAINT | (6 << 8)
    private static let rowID = SQLITE_CONSTRAINT | (10 << 8)
}

/// The column that a unique violation is about, read from SQLite's message
/// `UNIQUE constraint failed: table.column[, table.column]`.
struct ConflictingColumn {
    let name: String

    /// Columns that only say in which set the key is unique.
    private static let scopes: Set<String> = ["tenant", "tenant_id", "directory_id", "application_id", "job_id", "resource_type", "kind"]

    /// The last column that is not a scope, as the key itself is written last in our indexes; an index over an
    /// expression is named by its own name (`index 'name'`).
    init(message: String) {
        let list = message.split(separator: ": ", maxSplits: 1).last ?? ""
        let columns = list.split(separator: ",").map { entry in
            String(entry.split { $0 == "." || $0 == " " || $0 == "'" }.last ?? "")
        }
        name = columns.last { !Self.scopes.contains($0) } ?? columns.last ?? ""
    }
}
