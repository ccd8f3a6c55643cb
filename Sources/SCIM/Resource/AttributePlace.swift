/// Where in a resource a value stands, for messages: `emails[2].primary`, `urn:…:User:manager.value`.
///
/// Its text is made only when there is something to report.
struct AttributePlace: CustomStringConvertible {
    /// The URI of the extension; `nil` for common attributes and the core schema.
    var schema: SchemaURI?
    var attribute: String
    /// The place among several values, from 0.
    var index: Int?
    var subAttribute: String?

    init(schema: SchemaURI? = nil, _ attribute: String) {
        self.schema = schema
        self.attribute = attribute
    }

    func value(_ index: Int) -> AttributePlace {
        var place = self
        place.index = index
        return place
    }

    func part(_ subAttribute: String) -> AttributePlace {
        var place = self
        place.subAttribute = subAttribute
        return place
    }

    /// The path without the index, for names that are unknown wherever they stand.
    var path: String {
        var text = schema.map { $0.rawValue + ":" } ?? ""
        text += attribute
        if let subAttribute { text += "." + subAttribute }
        return text
    }

    var description: String {
        guard let index else { return path }
        var text = schema.map { $0.rawValue + ":" } ?? ""
        text += "\(attribute)[\(index)]"
        if let subAttribute { text += "." + subAttribute }
        return text
    }
}
