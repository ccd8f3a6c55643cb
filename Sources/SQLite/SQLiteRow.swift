import CSQLite

/// The row a query stands on. Columns count from 0; a NULL reads as 0, "" or no bytes unless the accessor says `OrNil`.
///
/// Valid only inside the closure it is given to: the next step overwrites it.
package struct SQLiteRow {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    package func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    package func int64(_ column: Int) -> Int64 {
        sqlite3_column_int64(statement, Int32(column))
    }

    package func int(_ column: Int) -> Int {
        Int(int64(column))
    }

    package func bool(_ column: Int) -> Bool {
        int64(column) != 0
    }

    package func double(_ column: Int) -> Double {
        sqlite3_column_double(statement, Int32(column))
    }

    package func text(_ column: Int) -> String {
        // The order matters: column_text may convert, and column_bytes then counts the converted bytes.
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    package func blob(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    package func int64OrNil(_ column: Int) -> Int64? {
        isNull(column) ? nil : int64(column)
    }

    package func intOrNil(_ column: Int) -> Int? {
        isNull(column) ? nil : int(column)
    }

    package func textOrNil(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    package func blobOrNil(_ column: Int) -> [UInt8]? {
        isNull(column) ? nil : blob(column)
    }
}

/// A row is a window on a statement of one thread's connection.
@available(*, unavailable)
extension SQLiteRow: Sendable {}
