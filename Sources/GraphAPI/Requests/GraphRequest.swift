import Administration
import Directory
import JSONDocument
import Provisioning

/// What a handler gets to see of a request.
struct GraphRequest: Sendable {
    /// Who asks; authenticated.
    let caller: Caller
    /// Scheme, host, port and version, without a trailing slash: what absolute links begin with.
    let root: String
    /// The whole path as it was asked for.
    let path: String
    let captures: [String: ObjectKey]
    let query: GraphQuery
    let body: [UInt8]

    /// The captured key of an object.
    func key(_ name: String) -> ObjectKey { captures[name] ?? .id("") }

    /// The captured id of a user, a group, an application or a service principal. - Throws: ``GraphError`` `resourceNotFound`.
    func objectID(_ name: String) throws(GraphError) -> ObjectID {
        guard case .id(let text) = key(name), let id = ObjectID(text) else {
            throw .resourceNotFound("Resource “\(key(name).text)” does not exist: an id is a GUID.")
        }
        return id
    }

    /// The captured id of a job.
    func jobID(_ name: String = "job") -> JobID { JobID(rawValue: key(name).text) }

    func options(_ allowed: Set<QueryOption> = []) throws(GraphError) -> QueryOptions { try QueryOptions(query, allowing: allowed) }

    /// The body, which must be a JSON object.
    func object() throws(GraphError) -> JSONObject {
        do {
            if let object = try JSONValue(parsing: body).objectValue { return object }
        } catch {
            throw .badRequest(body.isEmpty ? "The request needs a JSON body." : "The body is not JSON: \(error).")
        }
        throw .badRequest("The body must be a JSON object.")
    }

    /// The body when there is one; otherwise an empty object.
    func objectIfPresent() throws(GraphError) -> JSONObject { body.isEmpty ? JSONObject() : try object() }

    /// The id in a reference body, `{"@odata.id":"https://host/v1.0/users/<id>"}`: the last segment, whatever the host.
    func referencedID() throws(GraphError) -> ObjectID {
        guard let reference = try object()["@odata.id"]?.stringValue else {
            throw .badRequest("The body must be {\"@odata.id\": \"\(root)/directoryObjects/<id>\"}.", target: "@odata.id")
        }
        guard let last = reference.split(separator: "/").last, let id = ObjectID(String(last)) else {
            throw .badRequest("“\(reference)” does not end in the id of an object.", target: "@odata.id")
        }
        return id
    }
}

extension GraphRequest {
    /// An object with its context in front.
    func entity(_ context: String, _ json: JSONValue) -> JSONValue {
        var object: JSONObject = ["@odata.context": .string("\(root)/$metadata#\(context)/$entity")]
        for member in json.objectValue ?? JSONObject() { object[member.name] = member.value }
        return .object(object)
    }

    /// A page of a collection.
    ///
    /// - Parameters:
    ///   - count: how many there are in all, when `$count=true` asked for it.
    ///   - next: where the next page begins; nil on the last one.
    func collection(_ context: String, _ items: [JSONValue], count: Int? = nil, next: String? = nil) -> GraphResponse {
        var object: JSONObject = ["@odata.context": .string("\(root)/$metadata#\(context)")]
        if let count { object["@odata.count"] = .number(JSONNumber(count)) }
        if let next { object["@odata.nextLink"] = .string("\(origin)\(path)?\(query.next(next))") }
        object["value"] = .array(items)
        return .ok(.object(object))
    }

    /// Scheme, host and port.
    private var origin: String { String(root.prefix(upTo: root.lastIndex(of: "/") ?? root.endIndex)) }

    /// A page of a collection that is small enough to be filtered, ordered and cut here.
    func collection(_ context: String, of items: [JSONValue], _ options: QueryOptions) throws(GraphError) -> GraphResponse {
        var items = items
        if let filter = options.filter { items = items.filter { filter.matches($0) } }
        if let order = options.orderBy {
            items.sort { one, other in
                let (left, right) = (
                    one[order.property]?.stringValue?.lowercased() ?? "", other[order.property]?.stringValue?.lowercased() ?? ""
                )
                return order.isDescending ? left > right : left < right
            }
        }
        guard let start = Int(options.cursor ?? String(options.skip)), start >= 0 else {
            throw .badRequest("The $skiptoken is not one of this server's: follow @odata.nextLink as it is.", target: "$skiptoken")
        }
        let top = options.top ?? Self.defaultTop
        let page = items.dropFirst(start).prefix(top).map { $0.selecting(options.select) }
        let next = start + top < items.count ? String(start + top) : nil
        return collection(context, page, count: options.isCounted ? items.count : nil, next: next)
    }

    /// How many objects a page has unless `$top` says otherwise.
    static let defaultTop = 100
}

extension JSONValue {
    /// The object with only these members besides `id` and annotations; the whole of it when there are no names.
    func selecting(_ names: [String]) -> JSONValue {
        guard !names.isEmpty, case .object(let object) = self else { return self }
        let kept = Set(names.map { $0.lowercased() })
        return .object(
            JSONObject(object.members.filter { $0.name == "id" || $0.name.hasPrefix("@") || kept.contains($0.name.lowercased()) }))
    }
}
