import JSONDocument

/// What an operation makes of the values of a multi-valued attribute.
struct MultiValuedChange {
    let change: AttributeChange

    private var definition: AttributeDefinition { change.definition }
    private var part: AttributeDefinition? { change.resolved.subDefinition }

    // MARK: add and replace

    func setting(_ value: JSONValue, in elements: [JSONValue]) throws(SCIMError) -> [JSONValue] {
        if let filter = change.filter { return try setting(value, matching: filter, in: elements) }
        if let part { return try setting(value, inPart: part, of: elements) }
        let given = try change.read(value, of: definition, at: change.place)?.arrayValue ?? []
        var result = change.op == .replace ? [] : elements
        var touched: Set<Int> = []
        for element in given { touched.insert(try add(element, to: &result)) }
        return settlingPrimary(of: result, touched: touched)
    }

    /// Adds a value unless it is there (§3.5.2.1); the place where it is now.
    ///
    /// Two complex values are the same when they have the same `value` and contradict each other nowhere, `primary` aside: then
    /// one completes the other. Where the `value` is immutable it alone is the identity, as with the members of a group.
    private func add(_ element: JSONValue, to elements: inout [JSONValue]) throws(SCIMError) -> Int {
        if let index = elements.firstIndex(of: element) { return index }
        if case .object(let given) = element, let value = given["value"] {
            let isIdentity = definition.subAttribute(named: "value")?.mutability == .immutable
            for (index, existing) in elements.enumerated() {
                guard case .object(var parts) = existing, parts["value"] == value else { continue }
                let agrees = given.allSatisfy { member in
                    AttributeName.equal(member.name, "primary") || parts[member.name].map { $0 == member.value } ?? true
                }
                guard agrees || isIdentity else { continue }
                for member in given where parts[member.name] == nil || AttributeName.equal(member.name, "primary") {
                    parts[member.name] = member.value
                }
                elements[index] = .object(parts)
                return index
            }
        }
        elements.append(element)
        return elements.count - 1
    }

    /// A sub-attribute without a filter is that of all values (§3.5.2.3); where there is no value, of a new one.
    private func setting(_ value: JSONValue, inPart part: AttributeDefinition, of elements: [JSONValue]) throws(SCIMError) -> [JSONValue] {
        guard let read = try change.read(value, of: part, at: change.place.part(part.name)) else { return elements }
        if elements.isEmpty { return [.object([part.name: read])] }
        var result: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            let parts = element.objectValue ?? JSONObject()
            result.append(.object(try change.merging([part.name: read], into: parts, at: change.place.value(index))))
        }
        return settlingPrimary(of: result, touched: Set(result.indices))
    }

    private func setting(_ value: JSONValue, matching filter: Filter, in elements: [JSONValue]) throws(SCIMError) -> [JSONValue] {
        let sent = part.map { .object([$0.name: value]) } ?? value
        guard let given = try readElement(sent) else { return elements }
        let matching = try indices(matching: filter, in: elements)
        var result = elements
        guard !matching.isEmpty else {
            guard let created = try element(describedBy: filter, with: given) else {
                throw .noTarget("“\(change.place)[\(filter)]” selects no value, and does not say what a new one would look like")
            }
            let index = try add(created, to: &result)
            return settlingPrimary(of: result, touched: [index])
        }
        for index in matching {
            guard case .object(let parts) = given, case .object(let old) = elements[index], change.op == .add || part != nil else {
                result[index] = given
                continue
            }
            result[index] = .object(try change.merging(parts, into: old, at: change.place.value(index)))
        }
        return settlingPrimary(of: result, touched: Set(matching))
    }

    /// The new value that a filter describes, completed by what is set; nil unless the filter is a conjunction of `eq`.
    private func element(describedBy filter: Filter, with given: JSONValue) throws(SCIMError) -> JSONValue? {
        var parts = JSONObject()
        guard try describe(filter, in: &parts) else { return nil }
        guard case .object(let members) = given else { return given }
        for member in members { parts[member.name] = member.value }
        return .object(parts)
    }

    private func describe(_ filter: Filter, in parts: inout JSONObject) throws(SCIMError) -> Bool {
        switch filter {
        case .and(let left, let right):
            guard try describe(left, in: &parts) else { return false }
            return try describe(right, in: &parts)
        case .comparison(let path, .equal, let literal):
            guard let name = path.attribute, path.schema == nil, path.subAttribute == nil else { return false }
            guard definition.type == .complex else { return AttributeName.equal(name, "value") }
            guard let part = definition.subAttribute(named: name), part.mutability != .readOnly, let value = literal.json,
                let read = try change.read(value, of: part, at: change.place.part(part.name)),
                parts[part.name] == nil || parts[part.name] == read
            else { return false }
            parts[part.name] = read
            return true
        default:
            return false
        }
    }

    // MARK: remove

    func removing(from elements: [JSONValue]) throws(SCIMError) -> [JSONValue] {
        if let filter = change.filter {
            let matching = Set(try indices(matching: filter, in: elements))
            guard let part else { return elements.enumerated().filter { !matching.contains($0.offset) }.map(\.element) }
            return try removing(part, from: elements) { matching.contains($0) }
        }
        if let part { return try removing(part, from: elements) { _ in true } }
        // Entra ID removes members by naming them in the value; a remove that names some must not take all.
        guard change.op == .remove, let value = change.value, !value.isNull else { return [] }
        let unwanted = value.arrayValue ?? [value]
        return elements.filter { element in !unwanted.contains { names(element, $0) } }
    }

    private func removing(
        _ part: AttributeDefinition, from elements: [JSONValue], where isMeant: (Int) -> Bool
    ) throws(SCIMError) -> [JSONValue] {
        var result: [JSONValue] = []
        for (index, element) in elements.enumerated() {
            guard isMeant(index), case .object(let parts) = element else {
                result.append(element)
                continue
            }
            guard let rest = try change.removing(part, from: parts, of: change.place.value(index)) else { continue }
            // A type and a flag without anything that they describe are no value.
            if AttributeName.equal(part.name, "value"), let labels = rest.objectValue,
                labels.allSatisfy({ member in Self.labels.contains { AttributeName.equal($0, member.name) } })
            {
                continue
            }
            result.append(rest)
        }
        return result
    }

    private static let labels = ["type", "primary", "display"]

    /// Whether what the client sent names this value: by its `value`, or by all that was sent.
    private func names(_ element: JSONValue, _ sent: JSONValue) -> Bool {
        let isExact = definition.subAttribute(named: "value")?.caseExact ?? definition.caseExact
        func same(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
            guard !isExact, case .string(let left)? = left, case .string(let right)? = right else { return left == right }
            return left.lowercased() == right.lowercased()
        }
        guard case .object(let parts) = element else { return same(element, sent["value"] ?? sent) }
        guard case .object(let wanted) = sent else { return same(parts["value"], sent) }
        if let value = wanted["value"] { return same(parts["value"], value) }
        return !wanted.isEmpty && wanted.allSatisfy { parts[$0.name] == $0.value }
    }

    // MARK: Together

    private func indices(matching filter: Filter, in elements: [JSONValue]) throws(SCIMError) -> [Int] {
        let evaluator = FilterEvaluator(schemas: change.schemas)
        try evaluator.validate(filter, of: definition)
        var result: [Int] = []
        for (index, element) in elements.enumerated() where try evaluator.matches(filter, element: element, of: definition) {
            result.append(index)
        }
        return result
    }

    private func readElement(_ value: JSONValue) throws(SCIMError) -> JSONValue? {
        let read = try change.read(.array(value.arrayValue ?? [value]), of: definition, at: change.place)?.arrayValue ?? []
        guard read.count <= 1 else { throw .invalidValue("“\(change.place)[…]” takes one value; found \(read.count)") }
        return read.first
    }

    /// Of several values one at most is primary (RFC 7643 §2.4): the one that was set last, and the others are not any more.
    private func settlingPrimary(of elements: [JSONValue], touched: Set<Int>) -> [JSONValue] {
        guard let primary = definition.subAttribute(named: "primary"), primary.type == .boolean,
            let chosen = elements.indices.first(where: { touched.contains($0) && elements[$0]["primary"] == true })
        else { return elements }
        return elements.enumerated().map { index, element in
            guard index != chosen, case .object(var parts) = element, parts["primary"] == true else { return element }
            parts["primary"] = false
            return .object(parts)
        }
    }
}

extension Filter.Literal {
    /// The literal as a value; nil for `null`.
    fileprivate var json: JSONValue? {
        switch self {
        case .string(let text): .string(text)
        case .number(let number): .number(number)
        case .boolean(let value): .bool(value)
        case .null: nil
        }
    }
}
