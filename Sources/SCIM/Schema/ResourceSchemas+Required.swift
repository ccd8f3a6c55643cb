public import JSONDocument

extension ResourceSchemas {
    /// Checks that every required attribute that clients can set has a value; an extension's only where the extension is present.
    ///
    /// A string of nothing but white space is no value: RFC 7643 §4.1.1 asks for a non-empty `userName`.
    ///
    /// - Throws: ``SCIMError`` with keyword `invalidValue` whose detail names the attribute.
    public func checkRequired(in document: JSONObject) throws(SCIMError) {
        for definition in core.attributes {
            try Self.check(definition, value: document[definition.name], at: AttributePlace(definition.name))
        }
        for schema in extensions {
            guard let object = document[schema.id.rawValue]?.objectValue else { continue }
            for definition in schema.attributes {
                try Self.check(definition, value: object[definition.name], at: AttributePlace(schema: schema.id, definition.name))
            }
        }
    }

    private static func check(_ definition: AttributeDefinition, value: JSONValue?, at place: AttributePlace) throws(SCIMError) {
        if definition.required, definition.mutability != .readOnly {
            guard let value else { throw .invalidValue("“\(place)” is required and missing") }
            if let text = value.stringValue, text.allSatisfy(\.isWhitespace) {
                throw .invalidValue("“\(place)” is required and must not be empty")
            }
        }
        guard let value, definition.subAttributes.contains(where: \.required) else { return }
        let elements = value.arrayValue ?? [value]
        for (index, element) in elements.enumerated() {
            let place = definition.multiValued ? place.value(index) : place
            for part in definition.subAttributes {
                try check(part, value: element[part.name], at: place.part(part.name))
            }
        }
    }
}
