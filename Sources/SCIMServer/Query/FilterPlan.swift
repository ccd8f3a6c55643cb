import SCIM

/// A filter, split into what the store finds by index and what remains to be evaluated on what it found.
struct FilterPlan: Hashable, Sendable {
    /// What the store is asked for.
    let match: ResourceQuery.Match
    /// What each of those must satisfy besides; `nil` when the match says it all.
    let residual: Filter?

    init(_ filter: Filter?, for type: ServedType) {
        let terms = filter.map(Self.conjuncts) ?? []
        let matches = terms.map { Self.match(for: $0, type) }
        guard let best = matches.indices.filter({ matches[$0] != nil }).min(by: { Self.cost(matches[$0]) < Self.cost(matches[$1]) }),
            let match = matches[best]
        else {
            self.match = .all
            residual = filter
            return
        }
        self.match = match
        residual = terms.indices.filter { $0 != best }.map { terms[$0] }.reduce(nil) { rest, term in
            rest.map { .and($0, term) } ?? term
        }
    }

    private static func conjuncts(_ filter: Filter) -> [Filter] {
        if case .and(let left, let right) = filter { conjuncts(left) + conjuncts(right) } else { [filter] }
    }

    /// The index that answers a term completely, if there is one.
    private static func match(for term: Filter, _ type: ServedType) -> ResourceQuery.Match? {
        switch term {
        case .comparison(let path, .equal, .string(let value)):
            guard path.schema == nil || path.schema == type.schemas.core.id, let attribute = path.attribute?.lowercased() else {
                return nil
            }
            return match(attribute, path.subAttribute?.lowercased(), equals: value, type)
        case .valuePath(let path, .comparison(let inner, .equal, .string(let value))):
            guard path.schema == nil || path.schema == type.schemas.core.id, let attribute = path.attribute?.lowercased(),
                path.subAttribute == nil, inner.attribute?.lowercased() == "value", inner.subAttribute == nil, inner.schema == nil
            else { return nil }
            return relationMatch(attribute, equals: value, type)
        default:
            return nil
        }
    }

    private static func match(
        _ attribute: String, _ subAttribute: String?, equals value: String, _ type: ServedType
    ) -> ResourceQuery.Match? {
        switch (attribute, subAttribute) {
        case ("id", nil): .id(value)
        case ("externalid", nil): .externalID(value)
        case (type.uniqueAttribute.lowercased(), nil): .uniqueKey(UniqueKey.folded(value))
        case (_, nil), (_, "value"): relationMatch(attribute, equals: value, type)
        default: nil
        }
    }

    private static func relationMatch(_ attribute: String, equals value: String, _ type: ServedType) -> ResourceQuery.Match? {
        switch attribute {
        case "members" where type.hasMembers: .hasMember(value)
        case "groups" where !type.hasMembers: .memberOf(value)
        default: nil
        }
    }

    /// The fewer resources an index can yield, the better.
    private static func cost(_ match: ResourceQuery.Match?) -> Int {
        switch match {
        case .id: 0
        case .uniqueKey: 1
        case .externalID: 2
        case .hasMember: 3
        case .memberOf: 4
        case .all, nil: 5
        }
    }
}

extension FilterPlan {
    /// The relations that the residual looks at.
    func relations(of type: ServedType) -> Relations {
        mentions(type.hasMembers ? "members" : "groups") ? type.relations : []
    }

    /// Whether the residual looks at an attribute, given in lower case.
    func mentions(_ attribute: String) -> Bool {
        residual.map { Self.attributes(of: $0).contains(attribute) } ?? false
    }

    private static func attributes(of filter: Filter) -> Set<String> {
        switch filter {
        case .comparison(let path, _, _), .present(let path), .valuePath(let path, _):
            Set([path.attribute?.lowercased()].compactMap { $0 })
        case .and(let left, let right), .or(let left, let right): attributes(of: left).union(attributes(of: right))
        case .not(let inner): attributes(of: inner)
        }
    }
}
