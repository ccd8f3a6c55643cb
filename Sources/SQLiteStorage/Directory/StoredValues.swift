import Directory
import FoundationEssentials
import Persistence
import SQLite

// How the directory's values are written in columns: ids as lower-case text, times as milliseconds since 1970 in UTC.

extension SQLiteValue {
    static func id(_ id: ObjectID) -> SQLiteValue { .text(id.text) }

    static func id(_ id: ObjectID?) -> SQLiteValue { id.map { .text($0.text) } ?? .null }

    static func guid(_ guid: GUID) -> SQLiteValue { .text(guid.text) }

    static func date(_ date: Date) -> SQLiteValue { .integer(Int64((date.timeIntervalSince1970 * 1000).rounded())) }

    static func date(_ value: Date?) -> SQLiteValue { value.map { .date($0) } ?? .null }

    /// The form in which look-ups compare, null when there is no text.
    static func key(_ value: DirectoryValue?) -> SQLiteValue {
        value?.string.map { .text(CaseInsensitiveKey($0).text) } ?? .null
    }

    /// One parameter for any number of ids, to be read with `SELECT value FROM json_each(?)`: the statement stays the same
    /// however many there are.
    static func ids(_ ids: [ObjectID]) -> SQLiteValue {
        var text = "["
        text.reserveCapacity(ids.count * 39 + 1)
        for id in ids {
            if text.utf8.count > 1 { text += "," }
            text += "\""
            text += id.text
            text += "\""
        }
        return .text(text + "]")
    }
}

extension SQLiteRow {
    func objectID(_ column: Int) throws(StorageError) -> ObjectID {
        guard let id = ObjectID(text(column)) else { throw .damaged("“\(text(column))” is not an object id") }
        return id
    }

    func objectIDOrNil(_ column: Int) throws(StorageError) -> ObjectID? {
        isNull(column) ? nil : try objectID(column)
    }

    func guid(_ column: Int) throws(StorageError) -> GUID {
        guard let guid = GUID(text(column)) else { throw .damaged("“\(text(column))” is not a GUID") }
        return guid
    }

    func kind(_ column: Int) throws(StorageError) -> ObjectKind {
        guard let kind = ObjectKind(rawValue: text(column)) else { throw .damaged("“\(text(column))” is no kind of object") }
        return kind
    }

    func date(_ column: Int) -> Date {
        Date(timeIntervalSince1970: Double(int64(column)) / 1000)
    }

    func dateOrNil(_ column: Int) -> Date? {
        isNull(column) ? nil : date(column)
    }
}
