package import JSONDocument

/// What the target holds for one object, as far as mappings are concerned.
package struct TargetSnapshot: Hashable, Sendable {
    package let id: TargetID
    /// Values by target attribute name; attributes without a value are absent.
    package let values: JSONObject

    package init(id: TargetID, values: JSONObject) {
        self.id = id
        self.values = values
    }

    /// The mapped attributes of an object as the target shows it.
    package init(_ object: TargetObject, mapping: CompiledMapping) {
        id = object.id
        var values = JSONObject()
        for attribute in mapping.attributes where !attribute.isReference {
            values[attribute.name] = attribute.path.value(in: object.document)
        }
        self.values = values
    }
}
