import CSQLite
package import Persistence

/// One connection, used by one thread. Statements are kept prepared by their text, so write values as parameters.
///
/// Inside ``SQLiteDatabase/read(_:)`` and ``SQLiteDatabase/write(_:)`` the transaction is already open: `BEGIN`, `COMMIT`
/// and savepoints are the database's business.
package final class SQLiteConnection {
    let handle: OpaquePointer
    let path: String
    /// When set, statements outside a transaction are refused: after SQLite has rolled back on its own (disk full, I/O
    /// error), a command that goes on all the same must not write piece by piece.
    var refusesAutocommit = false
    /// Frames in the write-ahead log after this connection's last commit.
    var logFrames = 0

    private static let cachedStatements = 256
    private var statements: [String: SQLiteStatement] = [:]
    private var uses: UInt64 = 0

    init(handle: OpaquePointer, path: String) {
        self.handle = handle
        self.path = path
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(handle)
    }

    /// Runs a statement that changes rows.
    ///
    /// - Returns: How many rows changed; 0 for a statement that only reads.
    @discardableResult
    package func execute(_ sql: String, _ bindings: [SQLiteValue] = []) throws(StorageError) -> Int {
        let statement = try statement(sql)
        try run(statement, bindings) { () throws(StorageError) in
            while try step(statement) {}
        }
        return statement.isReadOnly ? 0 : Int(sqlite3_changes(handle))
    }

    /// All rows, each made by `row`.
    package func query<T>(
        _ sql: String, _ bindings: [SQLiteValue] = [], _ row: (SQLiteRow) throws(StorageError) -> T
    ) throws(StorageError) -> [T] {
        let statement = try statement(sql)
        var found: [T] = []
        try run(statement, bindings) { () throws(StorageError) in
            while try step(statement) { found.append(try row(SQLiteRow(statement.handle))) }
        }
        return found
    }

    /// The first row, or nil. The statement is not run further.
    package func first<T>(
        _ sql: String, _ bindings: [SQLiteValue] = [], _ row: (SQLiteRow) throws(StorageError) -> T
    ) throws(StorageError) -> T? {
        let statement = try statement(sql)
        var found: T?
        try run(statement, bindings) { () throws(StorageError) in
            if try step(statement) { found = try row(SQLiteRow(statement.handle)) }
        }
        return found
    }

    /// True while no transaction is open.
    var isInAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

    /// Runs a transaction statement, which is allowed outside a transaction.
    func executeControl(_ sql: String) throws(StorageError) {
        let statement = try statement(sql)
        defer { statement.reset() }
        _ = try step(statement)
    }

    /// Runs several statements without parameters, one after another.
    func executeScript(_ sql: String) throws(StorageError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw SQLiteError(handle, code: code, sql: sql, path: path).storageError }
    }
}

extension SQLiteConnection {
    private func run(
        _ statement: SQLiteStatement, _ bindings: [SQLiteValue], _ body: () throws(StorageError) -> Void
    ) throws(StorageError) {
        guard !(refusesAutocommit && isInAutocommit) else {
            throw .unavailable("\(path): the transaction was rolled back by an earlier error; in: \(statement.sql)")
        }
        statement.isRunning = true
        defer {
            statement.reset()
            statement.isRunning = false
        }
        do throws(SQLiteError) {
            try statement.bind(bindings, path: path)
        } catch {
            throw error.storageError
        }
        try body()
    }

    private func step(_ statement: SQLiteStatement) throws(StorageError) -> Bool {
        do throws(SQLiteError) {
            return try statement.step(path: path)
        } catch {
            throw error.storageError
        }
    }

    private func statement(_ sql: String) throws(StorageError) -> SQLiteStatement {
        uses += 1
        if let cached = statements[sql], !cached.isRunning {
            cached.lastUse = uses
            return cached
        }
        do throws(SQLiteError) {
            let prepared = try SQLiteStatement(sql, on: handle, path: path)
            prepared.lastUse = uses
            if statements[sql] == nil { keep(prepared) }
            return prepared
        } catch {
            throw error.storageError
        }
    }

    private func keep(_ statement: SQLiteStatement) {
        if statements.count >= Self.cachedStatements {
            let oldest = statements.values.filter { !$0.isRunning }.min { $0.lastUse < $1.lastUse }
            if let oldest { statements[oldest.sql] = nil }
        }
        statements[statement.sql] = statement
    }
}

/// A connection belongs to one thread.
@available(*, unavailable)
extension SQLiteConnection: Sendable {}
