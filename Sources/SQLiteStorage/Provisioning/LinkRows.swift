import FoundationEssentials
import JSONDocument
import Persistence
import Provisioning
import SQLite

/// How links, escrows and references are read from rows.
enum LinkRows {
    /// With the table's alias `l`.
    static let columns = "l.type, l.source, l.target, l.is_active, l.known, l.display_name, l.updated"
    static let columnCount = 7
    static let escrowColumns = "type, source, first_failed, attempts, next_retry, code, message"
    /// With the table's alias `r`.
    static let referenceColumns = "r.type, r.source, r.attribute, r.referenced, r.is_reported"
    static let referenceColumnCount = 5

    /// The job's number, as a parameter of its identifier.
    static let job = "(SELECT number FROM provisioning_jobs WHERE id = ?)"

    static func link(_ row: SQLiteRow) throws(StorageError) -> Link {
        try link(row, from: 0)
    }

    static func link(_ row: SQLiteRow, from first: Int) throws(StorageError) -> Link {
        Link(
            type: try row.objectType(first), source: SourceID(rawValue: row.text(first + 1)),
            target: TargetID(rawValue: row.text(first + 2)), isActive: row.bool(first + 3),
            known: try StoredDocument(row.blob(first + 4), name: "link").object, displayName: row.textOrNil(first + 5),
            updated: row.date(first + 6))
    }

    static func escrow(_ row: SQLiteRow) throws(StorageError) -> Escrow {
        Escrow(
            type: try row.objectType(0), source: SourceID(rawValue: row.text(1)), firstFailed: row.date(2), attempts: row.int(3),
            nextRetry: row.date(4), code: row.text(5), message: row.text(6))
    }

    static func reference(_ row: SQLiteRow) throws(StorageError) -> PendingReference {
        PendingReference(
            type: try row.objectType(0), source: SourceID(rawValue: row.text(1)), attribute: row.text(2),
            referenced: row.textOrNil(3).map(SourceID.init(rawValue:)), isReported: row.bool(4))
    }
}

extension SQLiteRow {
    func objectType(_ column: Int) throws(StorageError) -> ObjectType {
        guard let type = ObjectType(rawValue: text(column)) else { throw .damaged("“\(text(column))” is no type of object") }
        return type
    }
}

extension SQLiteValue {
    static func type(_ type: ObjectType) -> SQLiteValue { .text(type.rawValue) }

    static func source(_ id: SourceID) -> SQLiteValue { .text(id.rawValue) }

    static func job(_ id: JobID) -> SQLiteValue { .text(id.rawValue) }

    /// One parameter for any number of ids, to be read with `SELECT value FROM json_each(?)`.
    static func sources(_ ids: some Sequence<SourceID>) -> SQLiteValue {
        .text(JSONValue.array(ids.map { .string($0.rawValue) }).text)
    }
}
