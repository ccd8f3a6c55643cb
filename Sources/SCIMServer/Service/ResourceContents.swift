import JSONDocument
import SCIM

/// What a checked document becomes in the store: the document that is kept, the columns, and the members.
struct ResourceContents {
    let type: ServedType
    /// Without `meta`, `members`, `groups` and whatever is never returned; `id` second, after `schemas`.
    private(set) var document: JSONObject
    /// The ids in `members`, each once; `nil` when the document has none.
    let members: [String]?
    private let uniqueValue: String

    /// - Note: Choice: a `password` is taken and not kept: this service signs nobody in, and what it does not have cannot leak.
    /// - Throws: `invalidValue` when the unique attribute is blank, or a member has no `value`.
    init(_ checked: JSONObject, id: String, type: ServedType) throws(SCIMError) {
        self.type = type
        guard let unique = checked[type.uniqueAttribute]?.stringValue, !unique.allSatisfy(\.isWhitespace) else {
            throw .invalidValue("“\(type.uniqueAttribute)” is required and must not be blank")
        }
        uniqueValue = unique
        members = try type.hasMembers ? checked["members"].map { value throws(SCIMError) in try Self.memberIDs(value) } : nil
        document = Self.kept(checked, id: id, type: type)
    }

    /// The value of `userName`, or of a group's `displayName`, for messages.
    var uniqueText: String { uniqueValue }

    /// Accounts are active unless somebody says otherwise.
    mutating func setActiveIfAbsent(_ active: Bool) {
        if !type.hasMembers, document["active"] == nil { document["active"] = .bool(active) }
    }

    func record(id: String, created: Int64, lastModified: Int64, version: Int64) -> ResourceRecord {
        ResourceRecord(
            id: id, resourceType: type.name, uniqueKey: UniqueKey.folded(uniqueValue), externalID: document["externalId"]?.stringValue,
            display: display, active: document["active"]?.boolValue ?? true, created: created, lastModified: lastModified,
            version: version, document: JSONValue.object(document).serialized())
    }

    private var display: String {
        document["displayName"]?.stringValue ?? document["name"]?["formatted"]?.stringValue ?? uniqueValue
    }

    private static func kept(_ checked: JSONObject, id: String, type: ServedType) -> JSONObject {
        var members: [JSONObject.Member] = []
        members.reserveCapacity(checked.count + 1)
        if let schemas = checked["schemas"] { members.append(JSONObject.Member(name: "schemas", value: schemas)) }
        members.append(JSONObject.Member(name: "id", value: .string(id)))
        let elsewhere: Set = ["schemas", "id", "meta", "members", "groups"]
        for member in checked where !elsewhere.contains(member.name.lowercased()) {
            if type.schemas.definition(named: member.name)?.returned == .never { continue }
            members.append(member)
        }
        return JSONObject(members)
    }

    private static func memberIDs(_ value: JSONValue) throws(SCIMError) -> [String] {
        var seen: Set<String> = []
        var ids: [String] = []
        for element in value.arrayValue ?? [value] {
            guard let id = element["value"]?.stringValue ?? element.stringValue, !id.isEmpty else {
                throw .invalidValue("a member needs a “value”, the id of a User or Group; found \(element.text.prefix(200))")
            }
            if seen.insert(id).inserted { ids.append(id) }
        }
        return ids
    }
}
