/// Writes the JSON text of an object piece by piece, for documents that are made often and only to be written: nothing is built
/// but the text.
///
/// Names are written as they come; that none is given twice is the caller's business.
public struct JSONWriter: Sendable {
    /// The text so far, as UTF-8; complete once the outermost ``object(_:)`` has returned.
    public private(set) var bytes: [UInt8] = []

    /// A writer with room for so many bytes.
    public init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// Writes an object, whose members `body` writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        body(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes a member with a text.
    public mutating func member(_ name: String, _ value: String) {
        begin(name)
        serializeJSONString(value, into: &bytes)
    }

    /// Writes a member with any value.
    public mutating func member(_ name: String, _ value: JSONValue) {
        begin(name)
        value.serialize(into: &bytes)
    }

    /// Writes a member with an object, whose members `body` writes.
    public mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
        begin(name)
        object(body)
    }

    /// Writes a member with an array of objects, one for each element.
    public mutating func member<Element>(_ name: String, objects elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            object { body(&$0, element) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func begin(_ name: String) {
        // The first member follows its object's brace; no value ends in one.
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        serializeJSONString(name, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }
}
