/// The attributes that an object has, ordered by name; an absent attribute has no value.
///
/// An empty list counts as absent, as Graph does not tell the two apart. Names are those of the catalogue.
package struct AttributeSet: Hashable, Sendable, Sequence {
    package struct Element: Hashable, Sendable {
        package let name: String
        package let value: DirectoryValue

        package init(name: String, value: DirectoryValue) {
            self.name = name
            self.value = value
        }
    }

    private var elements: [Element] = []

    package init() {}

    package init(_ values: [String: DirectoryValue]) {
        self.init(values.map { Element(name: $0.key, value: $0.value) })
    }

    /// Names must not repeat.
    package init(_ elements: [Element]) {
        self.elements = elements
        if elements.contains(where: { Self.isEmpty($0.value) }) { self.elements.removeAll { Self.isEmpty($0.value) } }
        let isSorted = zip(self.elements, self.elements.dropFirst()).allSatisfy { $0.name < $1.name }
        if !isSorted { self.elements.sort { $0.name < $1.name } }
    }

    package var count: Int { elements.count }

    package func makeIterator() -> IndexingIterator<[Element]> {
        elements.makeIterator()
    }

    /// The value of the attribute with exactly this name. Assigning nil, or an empty list, removes it.
    package subscript(name: String) -> DirectoryValue? {
        get {
            let position = position(of: name)
            return position < elements.count && elements[position].name == name ? elements[position].value : nil
        }
        set {
            let position = position(of: name)
            let isPresent = position < elements.count && elements[position].name == name
            switch (newValue.flatMap { Self.isEmpty($0) ? nil : $0 }, isPresent) {
            case (let value?, true): elements[position] = Element(name: name, value: value)
            case (let value?, false): elements.insert(Element(name: name, value: value), at: position)
            case (nil, true): elements.remove(at: position)
            case (nil, false): break
            }
        }
    }

    private func position(of name: String) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func isEmpty(_ value: DirectoryValue) -> Bool {
        if case .strings(let texts) = value { texts.isEmpty } else { false }
    }
}

/// One attribute to set, or to clear when `value` is nil.
package struct AttributeChange: Hashable, Sendable {
    package let name: String
    package let value: DirectoryValue?

    package init(_ name: String, _ value: DirectoryValue?) {
        self.name = name
        self.value = value
    }
}
