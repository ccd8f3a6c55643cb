import Directory
import FoundationEssentials
import Provisioning
import SQLite

/// A log query as a condition over `provisioning_log l`.
struct LogSearch {
    private var conditions: [String] = []
    private(set) var bindings: [SQLiteValue] = []

    /// - Parameter paged: Whether the cursor counts.
    init(_ query: ProvisioningLogQuery, paged: Bool) {
        equal("l.job", query.job?.rawValue)
        equal("l.service_principal", query.servicePrincipal?.rawValue)
        equal("l.cycle", query.cycle?.rawValue)
        equal("l.change", query.change)
        equal("l.source", query.source?.rawValue)
        equal("l.target", query.target?.rawValue)
        equal("l.action", query.action?.rawValue)
        equal("l.status", query.status?.rawValue)
        if let from = query.from { add("l.date >= ?", .date(from)) }
        if let until = query.until { add("l.date <= ?", .date(until)) }
        if let name = query.name { add("instr(l.names, ?) > 0", .text(CaseInsensitiveKey(name).text)) }
        if !query.modifiedProperties.isEmpty {
            conditions.append("(" + query.modifiedProperties.map { _ in "instr(l.modified, ?) > 0" }.joined(separator: " OR ") + ")")
            bindings += query.modifiedProperties.map { .text(LogRows.separator + CaseInsensitiveKey($0).text + LogRows.separator) }
        }
        if paged, let after = query.after { add(query.newestFirst ? "l.sequence < ?" : "l.sequence > ?", .integer(after)) }
    }

    /// Empty when everything satisfies it.
    var whereClause: String {
        conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    }

    private mutating func equal(_ column: String, _ value: String?) {
        if let value { add("\(column) = ?", .text(value)) }
    }

    private mutating func add(_ condition: String, _ value: SQLiteValue) {
        conditions.append(condition)
        bindings.append(value)
    }
}
