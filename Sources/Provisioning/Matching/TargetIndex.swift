import JSONDocument

/// All objects of a type in the target, read page by page once, so that a whole directory is matched with a few requests
/// instead of one for each person.
package struct TargetIndex: Sendable {
    /// More objects than this are looked up one by one: the index lives in memory.
    package static let largest = 50_000
    private static let pageSize = 200

    private var byID: [TargetID: TargetSnapshot] = [:]
    private var byKey: [String: [TargetID]] = [:]
    private let mapping: CompiledMapping

    /// Reads the target, when that costs fewer requests than `lookups` look-ups.
    ///
    /// - Returns: `nil` when the target has too many objects, or does not list them.
    package static func fetch(
        mapping: CompiledMapping, lookups: Int, from target: any TargetConnector, through gate: RequestGate
    ) async throws(ConnectorError) -> TargetIndex? {
        guard lookups > 1 else { return nil }
        var index = TargetIndex(mapping: mapping)
        var startIndex = 1
        while true {
            let page: TargetPage
            let from = startIndex
            do {
                page = try await gate.send { () async throws(ConnectorError) in
                    try await target.page(of: mapping.type, startIndex: from, count: pageSize)
                }
            } catch {
                // A target that cannot list can still be asked for one object at a time.
                guard error.kind == .rejected || error.kind == .notFound || error.kind == .incompatible else { throw error }
                return nil
            }
            if startIndex == 1 {
                let size = max(page.objects.count, 1)
                guard page.total <= largest, page.total / size <= lookups else { return nil }
            }
            for object in page.objects { index.insert(object) }
            startIndex += page.objects.count
            if startIndex > page.total { return index }
            if page.objects.isEmpty { return nil }
        }
    }

    private init(mapping: CompiledMapping) { self.mapping = mapping }

    private mutating func insert(_ object: TargetObject) {
        let snapshot = TargetSnapshot(object, mapping: mapping)
        guard byID.updateValue(snapshot, forKey: snapshot.id) == nil else { return }
        for attribute in mapping.matching {
            guard let value = snapshot.values[attribute.name], let key = attribute.matchingKey(value) else { continue }
            byKey[Self.key(attribute, key), default: []].append(snapshot.id)
        }
    }

    private static func key(_ attribute: CompiledAttribute, _ value: String) -> String { "\(attribute.name)\u{0}\(value)" }

    /// The objects whose attribute has that value.
    func find(_ attribute: CompiledAttribute, _ value: String) -> [TargetSnapshot] {
        guard let key = attribute.matchingKey(.string(value)) else { return [] }
        return (byKey[Self.key(attribute, key)] ?? []).compactMap { byID[$0] }
    }

    /// The object with that identifier.
    func snapshot(_ id: TargetID) -> TargetSnapshot? { byID[id] }
}
