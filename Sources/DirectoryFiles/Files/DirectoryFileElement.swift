import Directory
import FoundationEssentials
import JSONDocument

/// One user or group of a directory file.
struct DirectoryFileElement {
    let object: DirectoryObject
    /// The direct members of a group.
    let members: [ObjectID]
    let place: DirectoryFilePlace

    /// Parses an element and checks everything about it that needs no other.
    init(_ bytes: [UInt8], kind: ObjectKind, at place: DirectoryFilePlace, date: Date) throws(DirectoryFileError) {
        var place = place
        let json = try Self.object(in: bytes, at: place)
        let nameOfObject = kind == .user ? "userPrincipalName" : "displayName"
        place.label = json[nameOfObject]?.stringValue ?? json["id"]?.stringValue
        self.place = place
        let id = try Self.id(json["id"] ?? .null, named: "id", at: place)
        var attributes = AttributeSet()
        do {
            let relations: Set<String> = kind == .user ? ["id", "manager"] : ["id", "members"]
            for change in try AttributeCatalog.of(kind).changes(from: json, ignoring: relations) { attributes[change.name] = change.value }
        } catch {
            throw DirectoryFileError(place, error.detail)
        }
        for required in Set([nameOfObject, "displayName"]) where attributes[required]?.string?.isEmpty ?? true {
            throw DirectoryFileError(place, "“\(required)” is missing or empty")
        }
        members = try Self.members(json["members"], at: place)
        object = DirectoryObject(
            kind: kind, id: id, attributes: attributes, manager: try Self.manager(json["manager"], at: place), createdDateTime: date)
    }

    private static func object(in bytes: [UInt8], at place: DirectoryFilePlace) throws(DirectoryFileError) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw DirectoryFileError(place, "\(error.reason) (byte \(error.offset) of this element)")
        }
        guard case .object(let object) = value else { throw DirectoryFileError(place, "must be an object") }
        return object
    }

    private static func id(_ value: JSONValue, named name: String, at place: DirectoryFilePlace) throws(DirectoryFileError) -> ObjectID {
        guard let text = value.stringValue else { throw DirectoryFileError(place, "“\(name)” must be a GUID in quotes") }
        guard let id = ObjectID(text) else { throw DirectoryFileError(place, "“\(name)” must be a GUID, not “\(text.prefix(60))”") }
        return id
    }

    private static func manager(_ value: JSONValue?, at place: DirectoryFilePlace) throws(DirectoryFileError) -> ObjectID? {
        guard let value, !value.isNull else { return nil }
        return try id(value, named: "manager", at: place)
    }

    private static func members(_ value: JSONValue?, at place: DirectoryFilePlace) throws(DirectoryFileError) -> [ObjectID] {
        guard let value, !value.isNull else { return [] }
        guard case .array(let items) = value else { throw DirectoryFileError(place, "“members” must be a list of ids") }
        var members: [ObjectID] = []
        members.reserveCapacity(items.count)
        for (index, item) in items.enumerated() { members.append(try id(item, named: "members[\(index)]", at: place)) }
        return members
    }
}
