package import JSONDocument

/// The application that a job writes to.
///
/// Objects have SCIM's shape (RFC 7643), whatever the application speaks.
package protocol TargetConnector: Sendable {
    /// Objects whose attribute equals a value; none is an empty list, never an error.
    func find(_ query: MatchingQuery) async throws(ConnectorError) -> [TargetObject]
    /// A page of all objects of a type, 1-based.
    func page(of type: ObjectType, startIndex: Int, count: Int) async throws(ConnectorError) -> TargetPage
    /// One object, for groups without members; `notFound` when it is gone.
    func read(_ id: TargetID, of type: ObjectType) async throws(ConnectorError) -> TargetObject
    /// Creates an object and answers what the target now holds, its identifier at least.
    func create(_ document: JSONObject, of type: ObjectType) async throws(ConnectorError) -> TargetObject
    func update(_ id: TargetID, of type: ObjectType, _ changes: [AttributeChange]) async throws(ConnectorError)
    func delete(_ id: TargetID, of type: ObjectType) async throws(ConnectorError)
    /// Adds and removes members of a group, in one request each; never replaces the list.
    func changeMembers(of group: TargetID, adding: [TargetID], removing: [TargetID]) async throws(ConnectorError)
}

/// A look-up by one attribute.
package struct MatchingQuery: Hashable, Sendable {
    package let type: ObjectType
    /// The target attribute path, for example `userName` or `emails[type eq "work"].value`.
    package let attribute: String
    package let value: String

    package init(type: ObjectType, attribute: String, value: String) {
        self.type = type
        self.attribute = attribute
        self.value = value
    }
}

/// An object of the target.
package struct TargetObject: Hashable, Sendable {
    package let id: TargetID
    package let document: JSONObject

    package init(id: TargetID, document: JSONObject) {
        self.id = id
        self.document = document
    }
}

/// A page of target objects and how many there are in all.
package struct TargetPage: Sendable {
    package let total: Int
    package let objects: [TargetObject]

    package init(total: Int, objects: [TargetObject]) {
        self.total = total
        self.objects = objects
    }
}

/// One attribute of a target object, before and after.
package struct AttributeChange: Hashable, Sendable {
    /// The target attribute path.
    package let attribute: String
    package let old: JSONValue?
    /// `nil` removes the attribute.
    package let new: JSONValue?

    package init(attribute: String, old: JSONValue?, new: JSONValue?) {
        self.attribute = attribute
        self.old = old
        self.new = new
    }

    /// As the provisioning log shows it.
    package var modifiedProperty: ModifiedProperty {
        ModifiedProperty(displayName: attribute, oldValue: old.map(Self.text), newValue: new.map(Self.text))
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .bool(let flag): flag ? "True" : "False"
        case .object(let object): object["value"]?.stringValue ?? value.text
        default: value.text
        }
    }
}
