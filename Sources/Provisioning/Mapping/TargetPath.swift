package import JSONDocument
import SCIM

/// The place in a target object that a mapping writes to: an attribute, a sub-attribute, or a sub-attribute of the element of
/// a multi-valued attribute that a filter of equalities selects.
///
/// - SeeAlso: RFC 7644 §3.5.2, figure 7
package struct TargetPath: Hashable, Sendable {
    package let text: String
    /// The extension's URN, when the attribute belongs to one.
    private let schema: String?
    private let name: String
    /// The equalities of the filter, for example `type` and `"work"`.
    private let selector: [Equality]
    private let subAttribute: String?

    private struct Equality: Hashable, Sendable {
        let name: String
        let value: JSONValue
    }

    /// Reads a target attribute name as mappings spell it.
    package init(_ text: String) throws(TargetPathError) {
        let path: PatchPath
        do { path = try PatchPath(text) } catch { throw TargetPathError(path: text, reason: error.detail) }
        self.text = text
        let urn = path.attribute.schema?.rawValue
        schema = urn.flatMap { $0.lowercased().contains(":schemas:core:") ? nil : $0 }
        guard let attribute = path.attribute.attribute else {
            throw TargetPathError(path: text, reason: "an attribute is expected after the schema")
        }
        name = attribute
        subAttribute = path.subAttribute
        if let filter = path.filter {
            guard let equalities = Self.equalities(of: filter) else {
                throw TargetPathError(path: text, reason: "only “eq” comparisons joined by “and” can select what is written to")
            }
            selector = equalities
        } else {
            selector = []
        }
    }

    private static func equalities(of filter: Filter) -> [Equality]? {
        switch filter {
        case .comparison(let path, .equal, let literal):
            guard path.subAttribute == nil, let name = path.attribute else { return nil }
            let value: JSONValue
            switch literal {
            case .string(let text): value = .string(text)
            case .boolean(let flag): value = .bool(flag)
            case .number(let number): value = .number(number)
            case .null: return nil
            }
            return [Equality(name: name, value: value)]
        case .and(let left, let right):
            guard let first = equalities(of: left), let second = equalities(of: right) else { return nil }
            return first + second
        default: return nil
        }
    }

    /// The value at this place of a document; `nil` when there is none.
    package func value(in document: JSONObject) -> JSONValue? {
        var container = document
        if let schema {
            guard let object = document[schema]?.objectValue else { return nil }
            container = object
        }
        guard var value = container[name], !value.isNull else { return nil }
        if !selector.isEmpty {
            guard let element = value.arrayValue?.first(where: selects) else { return nil }
            value = element
        }
        guard let subAttribute else { return value }
        if let object = value.objectValue {
            guard let part = object[subAttribute], !part.isNull else { return nil }
            return part
        }
        // `manager` as a bare string is what some targets show for `manager.value`.
        return subAttribute.lowercased() == "value" && value.stringValue != nil ? value : nil
    }

    /// Puts a value at this place, making the element or the object around it where it does not exist.
    package func set(_ value: JSONValue, in document: inout JSONObject) {
        if let schema {
            var container = document[schema]?.objectValue ?? JSONObject()
            setInContainer(value, &container)
            document[schema] = .object(container)
        } else {
            setInContainer(value, &document)
        }
    }

    private func setInContainer(_ value: JSONValue, _ container: inout JSONObject) {
        guard !selector.isEmpty else {
            guard let subAttribute else { return container[name] = value }
            var object = container[name]?.objectValue ?? JSONObject()
            object[subAttribute] = value
            container[name] = .object(object)
            return
        }
        var elements = container[name]?.arrayValue ?? []
        let index = elements.firstIndex(where: selects)
        var element = index.flatMap { elements[$0].objectValue } ?? JSONObject()
        for equality in selector { element[equality.name] = equality.value }
        element[subAttribute ?? "value"] = value
        if let index { elements[index] = .object(element) } else { elements.append(.object(element)) }
        container[name] = .array(elements)
    }

    private func selects(_ element: JSONValue) -> Bool {
        selector.allSatisfy { equality in
            guard let value = element[equality.name] else { return false }
            return switch (value, equality.value) {
            case (.string(let held), .string(let wanted)): held.lowercased() == wanted.lowercased()
            case (.bool(let held), .string(let wanted)): String(held) == wanted.lowercased()
            default: value == equality.value
            }
        }
    }
}

/// A target attribute name that is not a path we can write to.
package struct TargetPathError: Error, Hashable, Sendable {
    package let path: String
    package let reason: String
}
