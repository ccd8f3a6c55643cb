import Persistence
import Testing

@testable import SQLite

@Suite struct ValueTests {
    let folder: TemporaryFolder
    let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file(), migrations: [])
    }

    @Test func valuesComeBackAsTheyWereBound() async throws {
        let text = "Zoë \u{0}O’Brien 山田 🜁"
        let bytes: [UInt8] = [0, 255, 1, 0]
        let isSame = try await database.read { connection throws(StorageError) in
            try connection.first(
                "SELECT ?, ?, ?, ?, ?, ?, ?",
                [.integer(.min), .text(text), .blob(bytes), .real(0.1), nil, .text(""), .blob([])]
            ) { row in
                [
                    row.int64(0) == .min, row.text(1) == text, row.blob(2) == bytes, row.double(3) == 0.1, row.isNull(4),
                    row.int64OrNil(4) == nil, row.textOrNil(4) == nil, row.blobOrNil(4) == nil,
                    row.textOrNil(5) == "", row.blobOrNil(6) == [],
                ]
            }
        }
        #expect(isSame == Array(repeating: true, count: 10))
    }

    @Test func optionalValuesBecomeNull() {
        #expect(SQLiteValue(nil as String?) == .null)
        #expect(SQLiteValue("x" as String?) == .text("x"))
        #expect(SQLiteValue(3 as Int?) == .integer(3))
        #expect(SQLiteValue(true as Bool?) == .integer(1))
    }

    @Test(arguments: [
        ("SELECT ?", [] as [SQLiteValue], "1 values are needed, 0 were given"),
        ("SELECT 1; SELECT 2", [], "only one statement"),
        ("  ", [], "the statement is empty"),
        ("SELECT colour", [], "no such column: colour"),
        ("SELECT \"text\"", [], "no such column: text"),
    ])
    func aWrongStatementIsNamedWithoutItsValues(_ sql: String, _ values: [SQLiteValue], _ reason: String) async throws {
        do {
            _ = try await database.read { connection throws(StorageError) in try connection.query(sql, values) { $0.int(0) } }
            Issue.record("\(sql) ran")
        } catch {
            guard case .unavailable(let text) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(text.contains(reason) && text.contains(sql) && text.contains(folder.path))
        }
    }

    @Test func aViolationNamesItsCodeAndStatementButNoValue() async throws {
        await #expect(throws: StorageError.self) {
            try await database.write { connection throws(StorageError) in
                try connection.execute("CREATE TABLE secret (key TEXT NOT NULL CHECK (length(key) > 10)) STRICT")
                do throws(StorageError) {
                    try connection.execute("INSERT INTO secret VALUES (?)", ["hunter2"])
                } catch .unavailable(let text) {
                    guard text.contains("275"), text.contains("INSERT INTO secret"), !text.contains("hunter2") else { return }
                    throw .unavailable(text)
                }
            }
        }
    }
}
