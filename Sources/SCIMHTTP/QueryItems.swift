import SCIM

/// The items of a URL's query; unknown ones are nobody's business, such as Entra ID's flag `?aadOptscim062020`.
struct QueryItems {
    private let items: [(name: String, value: String)]

    init(_ query: String?) throws(SCIMError) {
        var items: [(name: String, value: String)] = []
        for item in query?.split(separator: "&") ?? [] {
            guard let equals = item.firstIndex(of: "=") else { continue }
            let name = try PercentEncoding.decoded(item[..<equals], plusIsSpace: true)
            items.append((name, try PercentEncoding.decoded(item[item.index(after: equals)...], plusIsSpace: true)))
        }
        self.items = items
    }

    /// The value of the first item of that name, case aside; `nil` when there is none or it is blank.
    subscript(name: String) -> String? {
        guard let value = items.first(where: { $0.name.lowercased() == name.lowercased() })?.value else { return nil }
        return value.allSatisfy(\.isWhitespace) ? nil : value
    }

    /// A whole number; numbers beyond the range of `Int` count as its ends.
    func integer(_ name: String) throws(SCIMError) -> Int? {
        guard let text = self[name] else { return nil }
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .invalidValue("“\(name)” must be a whole number; found “\(text.prefix(50))”")
        }
        return Int(text) ?? (text.hasPrefix("-") ? .min : .max)
    }
}
