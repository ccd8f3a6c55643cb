/// The identifier of a directory object: a user, a group, an application or a service principal.
package struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let guid: GUID

    package init(_ guid: GUID) {
        self.guid = guid
    }

    /// Reads the text of a GUID in either case; nil for anything else.
    package init?(_ text: String) {
        guard let guid = GUID(text) else { return nil }
        self.guid = guid
    }

    /// A fresh identifier.
    package static func random() -> ObjectID {
        ObjectID(GUID.random())
    }

    /// The lower-case text, as it is stored and served.
    package var text: String { guid.text }

    package var description: String { guid.text }

    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        left.guid < right.guid
    }
}
