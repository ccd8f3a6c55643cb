import CSQLite
import Glibc

/// A prepared statement of one connection.
final class SQLiteStatement {
    let handle: OpaquePointer
    let sql: String
    let isReadOnly: Bool
    private let parameters: Int
    /// Set while a query iterates, so that the same SQL used inside its row closure gets a statement of its own.
    var isRunning = false
    /// The connection's count of uses at the last use; the smallest is dropped first when too many are cached.
    var lastUse: UInt64 = 0

    init(_ sql: String, on database: OpaquePointer, path: String) throws(SQLiteError) {
        var handle: OpaquePointer?
        var rest = false
        let code = sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(database, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
            if let tail {
                let ignored: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x3B]
                rest = UnsafeBufferPointer(start: tail, count: strlen(tail)).contains { !ignored.contains(UInt8(bitPattern: $0)) }
            }
            return code
        }
        guard code == SQLITE_OK else { throw SQLiteError(database, code: code, sql: sql, path: path) }
        guard let handle else { throw SQLiteError(misuse: "the statement is empty", sql: sql, path: path) }
        guard !rest else {
            sqlite3_finalize(handle)
            throw SQLiteError(misuse: "only one statement at a time can be prepared", sql: sql, path: path)
        }
        self.handle = handle
        self.sql = sql
        isReadOnly = sqlite3_stmt_readonly(handle) != 0
        parameters = Int(sqlite3_bind_parameter_count(handle))
    }

    deinit {
        sqlite3_finalize(handle)
    }

    func bind(_ values: [SQLiteValue], path: String) throws(SQLiteError) {
        guard values.count == parameters else {
            throw SQLiteError(misuse: "\(parameters) values are needed, \(values.count) were given", sql: sql, path: path)
        }
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch value {
                case .integer(let integer): sqlite3_bind_int64(handle, index, integer)
                case .real(let real): sqlite3_bind_double(handle, index, real)
                case .null: sqlite3_bind_null(handle, index)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { csqlite_bind_text(handle, index, $0.baseAddress, Int32($0.count)) }
                    }
                case .blob(let blob):
                    blob.withUnsafeBytes { csqlite_bind_blob(handle, index, $0.baseAddress, Int32($0.count)) }
                }
            guard code == SQLITE_OK else { throw SQLiteError(sqlite3_db_handle(handle), code: code, sql: sql, path: path) }
        }
    }

    /// Goes to the next row; false at the end.
    func step(path: String) throws(SQLiteError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLiteError(sqlite3_db_handle(handle), code: code, sql: sql, path: path)
        }
    }

    /// Ends the run and lets go of the bound values, so that a cached statement holds neither locks nor secrets.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }
}
