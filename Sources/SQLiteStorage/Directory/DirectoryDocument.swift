import Directory
import JSONDocument
import Persistence

/// The attributes of a directory object as stored: one JSON object, nested attributes flat, ordered by name.
enum DirectoryDocument {
    static func bytes(of attributes: AttributeSet) -> [UInt8] {
        JSONObject(attributes.map { JSONObject.Member(name: $0.name, value: $0.value.json) }).serialized
    }

    static func attributes(in bytes: [UInt8], of kind: ObjectKind, id: ObjectID) throws(StorageError) -> AttributeSet {
        let object = try StoredJSON.object(bytes, at: "directory object \(id)")
        let catalog = AttributeCatalog.of(kind)
        var elements: [AttributeSet.Element] = []
        elements.reserveCapacity(object.count)
        for member in object {
            // The catalogue's own string is shared by all objects; the parsed one would live once in each.
            let name = catalog.sharedName(member.name)
            switch member.value {
            case .string(let text): elements.append(.init(name: name, value: .string(text)))
            case .bool(let flag): elements.append(.init(name: name, value: .boolean(flag)))
            case .array(let items): elements.append(.init(name: name, value: .strings(items.compactMap(\.stringValue))))
            case .null, .number, .object: throw .damaged("directory object \(id): unexpected value of \(name)")
            }
        }
        return AttributeSet(elements)
    }
}

/// JSON that this program wrote and reads again.
enum StoredJSON {
    static func object(_ bytes: [UInt8], at place: @autoclosure () -> String) throws(StorageError) -> JSONObject {
        do {
            if case .object(let object) = try JSONValue(parsing: bytes) { return object }
            throw StorageError.damaged("\(place()): not a JSON object")
        } catch let error as JSONSyntaxError {
            throw .damaged("\(place()): \(error.reason) at byte \(error.offset)")
        } catch {
            throw .damaged("\(place()): not a JSON object")
        }
    }
}

extension JSONObject {
    var serialized: [UInt8] { JSONValue.object(self).serialized() }
}
