import JSONDocument
import SCIM

/// The operations of SCIM on the resources of one type.
extension TargetService.Shelf {
    mutating func perform(_ request: TargetRequest, newID: String) throws(SCIMError) -> TargetAnswer {
        let excluded = request.query["excludedAttributes"]?.split(separator: ",").map(String.init) ?? []
        switch request.kind {
        case .list, .find: return try list(request, excluding: excluded)
        case .create: return try create(request.body?.objectValue ?? JSONObject(), id: newID)
        case .read, .update, .delete:
            guard let id = request.id, let document = documents[id] else { return .error(404, "there is no resource \(request.id ?? "")") }
            switch request.kind {
            case .update: return try update(id, document, request.body ?? .null)
            case .delete:
                documents[id] = nil
                order.removeAll { $0 == id }
                return .response(status: 204, type: "application/scim+json", retryAfter: nil, body: [])
            default: return .json(200, .object(Self.without(excluded, document)))
            }
        }
    }

    private func list(_ request: TargetRequest, excluding excluded: [String]) throws(SCIMError) -> TargetAnswer {
        var found = order.compactMap { documents[$0] }
        if let text = request.query["filter"] {
            let filter = try Filter(text)
            var matching: [JSONObject] = []
            for document in found where try FilterEvaluator(schemas: schemas).matches(filter, in: document) { matching.append(document) }
            found = matching
        }
        let start = max(1, request.query["startIndex"].flatMap { Int($0) } ?? 1)
        let page = found.dropFirst(start - 1).prefix(min(100, request.query["count"].flatMap { Int($0) } ?? 100))
        return .json(
            200,
            [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], "totalResults": .number(JSONNumber(found.count)),
                "startIndex": .number(JSONNumber(start)), "itemsPerPage": .number(JSONNumber(page.count)),
                "Resources": .array(page.map { .object(Self.without(excluded, $0)) }),
            ])
    }

    private mutating func create(_ body: JSONObject, id: String) throws(SCIMError) -> TargetAnswer {
        try checkUniqueness(of: body, except: nil)
        var document = body
        document["id"] = .string(id)
        documents[id] = document
        order.append(id)
        return .json(201, .object(document))
    }

    private mutating func update(_ id: String, _ document: JSONObject, _ body: JSONValue) throws(SCIMError) -> TargetAnswer {
        let changed = try PatchEngine(schemas: schemas).apply(try PatchRequest(parsing: body).operations, to: document)
        try checkUniqueness(of: changed, except: id)
        documents[id] = changed
        return .response(status: 204, type: "application/scim+json", retryAfter: nil, body: [])
    }

    private func checkUniqueness(of document: JSONObject, except id: String?) throws(SCIMError) {
        guard let name = document[uniqueName]?.stringValue, !name.isEmpty else { throw .invalidValue("“\(uniqueName)” is required") }
        guard named(name).allSatisfy({ $0["id"]?.stringValue == id }) else { throw .uniqueness("“\(name)” is taken") }
    }

    private static func without(_ names: [String], _ document: JSONObject) -> JSONObject {
        var document = document
        for name in names { document[name] = nil }
        return document
    }
}
