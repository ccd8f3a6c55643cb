import Directory
import Persistence
import SQLite

/// Runs a ``DirectoryQuery``: one indexed condition goes into SQL, the whole predicate is then tried on what that leaves.
struct DirectorySearch {
    private let query: DirectoryQuery
    private let condition: Condition

    private enum Condition {
        case none
        case equals(column: String, key: String)
        case startsWith(column: String, prefix: String)
        case id(ObjectID)
    }

    private static let columns = [
        "userPrincipalName": "user_principal_name", "displayName": "display_name", "mail": "mail", "mailNickname": "mail_nickname",
        "employeeId": "employee_id",
    ]

    init(_ query: DirectoryQuery) {
        self.query = query
        // The indexes are over living objects.
        let candidates = query.deleted ? [] : Self.conjuncts(of: query.predicate).compactMap(Self.condition)
        condition = candidates.min { Self.cost($0) < Self.cost($1) } ?? .none
    }

    func page(on connection: SQLiteConnection) throws(StorageError) -> [DirectoryObject] {
        guard query.limit > 0 else { return [] }
        var found: [DirectoryObject] = []
        try scan(on: connection, from: query.after, chunk: query.predicate == nil ? query.limit : max(query.limit, 200)) { object in
            found.append(object)
            return found.count < query.limit
        }
        return found
    }

    func count(on connection: SQLiteConnection) throws(StorageError) -> Int {
        guard query.predicate != nil else {
            let state = query.deleted ? "deleted IS NOT NULL" : "deleted IS NULL"
            return try connection.first(
                "SELECT count(*) FROM directory_objects WHERE kind = ? AND \(state)", [.text(query.kind.rawValue)]
            ) { row throws(StorageError) in row.int(0) } ?? 0
        }
        var count = 0
        try scan(on: connection, from: nil, chunk: 500) { _ in
            count += 1
            return true
        }
        return count
    }

    /// Gives every object that matches, in the order of ids, until `take` says that it is enough.
    private func scan(
        on connection: SQLiteConnection, from start: ObjectID?, chunk: Int, take: (DirectoryObject) -> Bool
    ) throws(StorageError) {
        var after = start
        while true {
            let objects = try select(after: after, limit: chunk, on: connection)
            for object in objects where query.predicate?.matches(object) ?? true {
                guard take(object) else { return }
            }
            guard objects.count == chunk, let last = objects.last else { return }
            after = last.id
        }
    }

    private func select(after: ObjectID?, limit: Int, on connection: SQLiteConnection) throws(StorageError) -> [DirectoryObject] {
        let state = query.deleted ? "o.deleted IS NOT NULL" : "o.deleted IS NULL"
        var index = ""
        var extra = ""
        var bindings: [SQLiteValue] = [.text(query.kind.rawValue), .text(after?.text ?? "")]
        switch condition {
        case .none: break
        case .equals(let column, let key):
            extra = "AND o.\(column) = ?"
            bindings.append(.text(key))
        case .startsWith(let column, let prefix):
            // Without the hint SQLite may walk all ids in order and test each.
            index = "INDEXED BY directory_objects_by_\(column)"
            extra = "AND o.\(column) >= ? AND o.\(column) < ?"
            bindings += [.text(prefix), .text(prefix + "\u{10FFFF}")]
        case .id(let id):
            extra = "AND o.id = ?"
            bindings.append(.id(id))
        }
        return try ObjectRows(connection: connection).select(
            "\(index) WHERE o.kind = ? AND o.id > ? AND \(state) \(extra) ORDER BY o.id LIMIT ?", bindings + [SQLiteValue(limit)])
    }

    private static func conjuncts(of predicate: DirectoryPredicate?) -> [DirectoryPredicate] {
        guard case .all(let parts) = predicate else { return predicate.map { [$0] } ?? [] }
        return parts.flatMap { conjuncts(of: $0) }
    }

    private static func condition(_ predicate: DirectoryPredicate) -> Condition? {
        switch predicate {
        case .id(let id):
            return .id(id)
        case .equals(let attribute, .string(let text)):
            return columns[attribute].map { .equals(column: $0, key: CaseInsensitiveKey(text).text) }
        case .startsWith(let attribute, let prefix):
            // The index of employee ids leaves out those who have none, which SQLite cannot tell from a range of parameters.
            guard attribute != "employeeId", !prefix.isEmpty else { return nil }
            return columns[attribute].map { .startsWith(column: $0, prefix: CaseInsensitiveKey(prefix).text) }
        default:
            return nil
        }
    }

    private static func cost(_ condition: Condition) -> Int {
        switch condition {
        case .id: 0
        case .equals: 1
        case .startsWith: 2
        case .none: 3
        }
    }
}
