/// The system query options of OData that are known by name; a resource takes some of them.
enum QueryOption: String, Hashable, Sendable, CaseIterable {
    case filter = "$filter"
    case select = "$select"
    case top = "$top"
    case skip = "$skip"
    case skipToken = "$skiptoken"
    case orderBy = "$orderby"
    case count = "$count"
    case search = "$search"
    case expand = "$expand"
    case format = "$format"
}

/// The query of a request, decoded: names with their values, in the order given.
struct GraphQuery: Hashable, Sendable {
    struct Item: Hashable, Sendable {
        /// In lower case, with the leading `$` of a system query option, which clients may leave out.
        let name: String
        let value: String
    }

    let items: [Item]

    /// - Throws: ``GraphError`` `badRequest` when an escape is malformed.
    init(_ query: String?) throws(GraphError) {
        var items: [Item] = []
        for part in (query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(pair[0]), let value = pair.count > 1 ? PercentEncoding.decode(pair[1]) : "" else {
                throw .badRequest("The query part “\(part)” is not percent-encoded correctly.")
            }
            let lowered = name.lowercased()
            let isOption = QueryOption(rawValue: "$" + lowered) != nil
            items.append(Item(name: isOption ? "$" + lowered : lowered, value: value))
        }
        self.items = items
    }

    /// The query of the page that begins at a cursor.
    func next(_ cursor: String) -> String {
        let items = items.filter { $0.name != QueryOption.skipToken.rawValue } + [Item(name: "$skiptoken", value: PageToken.encode(cursor))]
        return items.map { "\($0.name)=\(PercentEncoding.encodeQuery($0.value))" }.joined(separator: "&")
    }
}

/// The system query options of a request, parsed.
struct QueryOptions: Hashable, Sendable {
    private(set) var filter: ODataFilter?
    /// Names as written; empty: not asked for.
    private(set) var select: [String] = []
    private(set) var top: Int?
    private(set) var skip = 0
    private(set) var cursor: String?
    private(set) var orderBy: Order?
    private(set) var isCounted = false

    struct Order: Hashable, Sendable {
        let property: String
        let isDescending: Bool
    }

    /// - Throws: ``GraphError`` `unsupportedQuery` for an option that the resource does not take, `badRequest` for a bad value.
    init(_ query: GraphQuery, allowing allowed: Set<QueryOption>) throws(GraphError) {
        for item in query.items where item.name.hasPrefix("$") {
            guard let option = QueryOption(rawValue: item.name) else {
                throw .unsupportedQuery("The query option “\(item.name)” is not known.", target: item.name)
            }
            if option == .format, item.value == "json" { continue }
            guard allowed.contains(option) else {
                throw .unsupportedQuery("The query option “\(item.name)” is not supported for this resource.", target: item.name)
            }
            try read(option, item.value)
        }
    }

    private mutating func read(_ option: QueryOption, _ value: String) throws(GraphError) {
        switch option {
        case .filter:
            do { filter = try ODataFilter(value) } catch { throw .badRequest("Invalid $filter: \(error).", target: "$filter") }
        case .select: select = Self.list(value)
        case .top:
            guard let count = Int(value), (1...999).contains(count) else {
                throw .badRequest("“\(value)” is not a valid $top: give a number from 1 to 999.", target: "$top")
            }
            top = count
        case .skip:
            guard let count = Int(value), count >= 0 else { throw .badRequest("“\(value)” is not a valid $skip.", target: "$skip") }
            skip = count
        case .skipToken:
            guard let cursor = PageToken.decode(value) else {
                throw .badRequest("The $skiptoken is not one of this server's: follow @odata.nextLink as it is.", target: "$skiptoken")
            }
            self.cursor = cursor
        case .orderBy: orderBy = try Self.order(value)
        case .count:
            guard let flag = Bool(value.lowercased()) else {
                throw .badRequest("“\(value)” is not a valid $count: give true or false.", target: "$count")
            }
            isCounted = flag
        case .search, .expand, .format:
            throw .unsupportedQuery("“\(option.rawValue)=\(value)” is not supported.", target: option.rawValue)
        }
    }

    private static func list(_ value: String) -> [String] {
        value.split { $0 == "," || $0 == " " }.map { String($0) }
    }

    private static func order(_ value: String) throws(GraphError) -> Order {
        let words = value.split(separator: " ")
        guard let property = words.first, words.count <= 2, !property.contains(",") else {
            throw .unsupportedQuery("Only one property can be given in $orderby, not “\(value)”.", target: "$orderby")
        }
        let direction = words.count == 2 ? words[1].lowercased() : "asc"
        guard direction == "asc" || direction == "desc" else {
            throw .badRequest("“\(words[1])” is not a direction: give asc or desc.", target: "$orderby")
        }
        return Order(property: String(property), isDescending: direction == "desc")
    }
}
