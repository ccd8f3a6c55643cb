import FoundationEssentials
package import JSONDocument
package import Provisioning
import SCIM
package import SCIMClient

/// A SCIM 2.0 service as the target of a job.
package struct SCIMTarget: TargetConnector {
    private let client: SCIMClient

    package init(client: SCIMClient) { self.client = client }

    package func find(_ query: MatchingQuery) async throws(ConnectorError) -> [TargetObject] {
        let filter = "\(query.attribute) eq \(JSONValue.string(query.value).text)"
        let page = try await sendToEndpoint { () async throws(SCIMClientError) in
            try await client.query(query.type.endpoint, filter: filter, excluding: query.type.excluded)
        }
        guard page.total == 0 || !page.resources.isEmpty else {
            throw ConnectorError(
                kind: .incompatible, code: "SystemForCrossDomainIdentityManagementServiceIncompatible",
                message: "The application says that it found \(page.total) objects, and shows none.")
        }
        return page.resources.compactMap(TargetObject.init)
    }

    package func page(of type: ObjectType, startIndex: Int, count: Int) async throws(ConnectorError) -> TargetPage {
        let page = try await sendToEndpoint { () async throws(SCIMClientError) in
            try await client.query(type.endpoint, excluding: type.excluded, startIndex: startIndex, count: count)
        }
        return TargetPage(total: page.total, objects: page.resources.compactMap(TargetObject.init))
    }

    package func read(_ id: TargetID, of type: ObjectType) async throws(ConnectorError) -> TargetObject {
        let document = try await send { () async throws(SCIMClientError) in
            try await client.get(type.endpoint, id: id.rawValue, excluding: type.excluded)
        }
        return TargetObject(id: id, document: document)
    }

    package func create(_ document: JSONObject, of type: ObjectType) async throws(ConnectorError) -> TargetObject {
        let body = JSONObject([JSONObject.Member(name: "schemas", value: .array(type.schemas(of: document)))] + document.members)
        let created = try await sendToEndpoint { () async throws(SCIMClientError) in try await client.create(type.endpoint, body) }
        return TargetObject(id: TargetID(rawValue: created["id"]?.stringValue ?? ""), document: created)
    }

    package func update(_ id: TargetID, of type: ObjectType, _ changes: [AttributeChange]) async throws(ConnectorError) {
        let operations: [JSONValue] = changes.map { change in
            guard let value = change.new else { return ["op": "remove", "path": .string(change.attribute)] }
            return ["op": change.old == nil ? "add" : "replace", "path": .string(change.attribute), "value": value]
        }
        try await patch(id, of: type, operations)
    }

    package func delete(_ id: TargetID, of type: ObjectType) async throws(ConnectorError) {
        try await send { () async throws(SCIMClientError) in try await client.delete(type.endpoint, id: id.rawValue) }
    }

    package func changeMembers(of group: TargetID, adding: [TargetID], removing: [TargetID]) async throws(ConnectorError) {
        if !adding.isEmpty {
            try await patch(
                group, of: .group,
                [["op": "add", "path": "members", "value": .array(adding.map { ["value": .string($0.rawValue)] })]])
        }
        if !removing.isEmpty {
            try await patch(
                group, of: .group,
                removing.map { ["op": "remove", "path": .string("members[value eq \(JSONValue.string($0.rawValue).text)]")] })
        }
    }

    private func patch(_ id: TargetID, of type: ObjectType, _ operations: [JSONValue]) async throws(ConnectorError) {
        let request: JSONValue = ["schemas": [.string(SchemaURI.patchOp.rawValue)], "Operations": .array(operations)]
        try await send { () async throws(SCIMClientError) in try await client.patch(type.endpoint, id: id.rawValue, request) }
    }

    /// Sends a request that names no resource: a 404 means that there is no such endpoint, not that an object is gone.
    private func sendToEndpoint<Answer>(_ request: () async throws(SCIMClientError) -> Answer) async throws(ConnectorError) -> Answer {
        do throws(ConnectorError) { return try await send(request) } catch  where error.kind == .notFound {
            throw .noEndpoint(error.request)
        }
    }

    private func send<Answer>(_ request: () async throws(SCIMClientError) -> Answer) async throws(ConnectorError) -> Answer {
        do { return try await request() } catch { throw ConnectorError(error) }
    }
}

extension ObjectType {
    var endpoint: String { self == .user ? "Users" : "Groups" }

    /// A group is never read with its members: there may be a hundred thousand.
    var excluded: [String] { self == .user ? [] : ["members"] }

    /// The core schema, and every extension that the document has an object of.
    func schemas(of document: JSONObject) -> [JSONValue] {
        let core: SchemaURI = self == .user ? .user : .group
        let extensions = document.filter { $0.name.lowercased().hasPrefix("urn:") }.map { JSONValue.string($0.name) }
        return [.string(core.rawValue)] + extensions
    }
}

extension TargetObject {
    init?(_ document: JSONObject) {
        guard let id = document["id"]?.stringValue, !id.isEmpty else { return nil }
        self.init(id: TargetID(rawValue: id), document: document)
    }
}
