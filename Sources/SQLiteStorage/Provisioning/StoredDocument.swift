import FoundationEssentials
import JSONDocument
import Persistence

/// A JSON document read from a column. What is missing or of another type makes the database damaged: nobody but us writes it.
struct StoredDocument {
    let object: JSONObject
    private let name: String

    /// - Parameter name: What the document is, for the error.
    init(_ bytes: [UInt8], name: String) throws(StorageError) {
        guard let value = try? JSONValue(parsing: bytes), let object = value.objectValue else {
            throw .damaged("a stored \(name) is not a JSON object")
        }
        self.init(object, name: name)
    }

    init(_ object: JSONObject, name: String) {
        self.object = object
        self.name = name
    }

    func string(_ member: String) throws(StorageError) -> String {
        guard let value = object[member]?.stringValue else { throw wrong(member) }
        return value
    }

    func int(_ member: String) throws(StorageError) -> Int {
        guard let value = object[member]?.intValue else { throw wrong(member) }
        return value
    }

    func date(_ member: String) throws(StorageError) -> Date {
        Date(timeIntervalSince1970: Double(try int(member)) / 1000)
    }

    func dateOrNil(_ member: String) throws(StorageError) -> Date? {
        object[member] == nil ? nil : try date(member)
    }

    func choice<Choice: RawRepresentable>(_ member: String) throws(StorageError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try string(member)) else { throw wrong(member) }
        return choice
    }

    func document(_ member: String) throws(StorageError) -> StoredDocument {
        guard let document = documentOrNil(member) else { throw wrong(member) }
        return document
    }

    func documentOrNil(_ member: String) -> StoredDocument? {
        object[member]?.objectValue.map { StoredDocument($0, name: "\(name).\(member)") }
    }

    func documents(_ member: String) throws(StorageError) -> [StoredDocument] {
        guard let elements = object[member]?.arrayValue else { throw wrong(member) }
        return elements.compactMap(\.objectValue).map { StoredDocument($0, name: "\(name).\(member)") }
    }

    private func wrong(_ member: String) -> StorageError {
        .damaged("a stored \(name) has no usable “\(member)”")
    }
}

extension JSONValue {
    /// Milliseconds since 1970, as in the columns.
    static func stored(_ date: Date) -> JSONValue {
        .number(JSONNumber(Int((date.timeIntervalSince1970 * 1000).rounded())))
    }

    static func stored(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }
}

extension JSONObject {
    /// The document's bytes for a column.
    var stored: [UInt8] { JSONValue.object(self).serialized() }

    /// Sets a member if there is a value, and leaves it out otherwise.
    mutating func set(_ member: String, _ value: JSONValue?) {
        if let value { self[member] = value }
    }
}
