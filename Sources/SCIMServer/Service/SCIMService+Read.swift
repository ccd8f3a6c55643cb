import JSONDocument
import Persistence
import SCIM

extension SCIMService {
    /// How many members are read at a time.
    static let membersPerPage = 1000

    /// One resource by its `id`.
    ///
    /// - Throws: `notFound`.
    /// - SeeAlso: [RFC 7644 §3.4.1](https://datatracker.ietf.org/doc/html/rfc7644#section-3.4.1)
    public func resource(_ type: ServedType, _ id: String, selection: ReturnedAttributes) async throws -> ResourceAnswer {
        let relations = relations(of: type, selection)
        guard let stored = try await store.resource(id, ofType: type.name, with: relations) else { throw notFound(type, id) }
        return try await answer(stored, type, selection)
    }

    func answer(_ stored: StoredResource, _ type: ServedType, _ selection: ReturnedAttributes) async throws(StorageError) -> ResourceAnswer
    {
        var body: [UInt8] = []
        body.reserveCapacity(stored.record.document.count + 512)
        try await render(stored, type, selection, into: &body)
        let record = stored.record
        return ResourceAnswer(id: record.id, location: location(type, record.id), version: record.version, body: body)
    }

    /// Appends the resource as the client wants to see it; without a selection no JSON is parsed.
    func render(
        _ stored: StoredResource, _ type: ServedType, _ selection: ReturnedAttributes, into bytes: inout [UInt8]
    ) async throws(StorageError) {
        let relations = relations(of: type, selection)
        let complete = relations.contains(.members) ? try await withAllMembers(stored) : stored
        let rendered = RenderedResource(stored: complete, type: type, baseURL: baseURL)
        if selection.isDefault {
            rendered.serialize(relations: relations, into: &bytes)
        } else {
            let document = try document(rendered, relations: relations)
            JSONValue.object(selection.apply(to: document, schemas: type.schemas)).serialize(into: &bytes)
        }
    }

    /// The relation of the type, unless the client does not want to see it.
    func relations(of type: ServedType, _ selection: ReturnedAttributes) -> Relations {
        selection.includes(type.hasMembers ? "members" : "groups", schemas: type.schemas) ? type.relations : []
    }

    /// The members that did not come with the first read, page by page.
    func withAllMembers(_ stored: StoredResource) async throws(StorageError) -> StoredResource {
        guard stored.members.next != nil else { return stored }
        var memberships = stored.members.memberships
        var next = stored.members.next
        while let position = next {
            let page = try await store.members(of: stored.record.id, after: position, limit: Self.membersPerPage)
            memberships += page.memberships
            next = page.next
        }
        var complete = stored
        complete.members = MembershipPage(memberships: memberships, next: nil)
        return complete
    }

    func document(_ rendered: RenderedResource, relations: Relations) throws(StorageError) -> JSONObject {
        do throws(JSONSyntaxError) {
            return try rendered.document(relations: relations)
        } catch {
            throw .damaged("the document of \(rendered.type.name) \(rendered.stored.record.id) is not JSON: \(error)")
        }
    }

    /// The document as it is kept: without `meta` and relations.
    func storedDocument(_ record: ResourceRecord) throws(StorageError) -> JSONObject {
        do throws(JSONSyntaxError) {
            return try JSONValue(parsing: record.document).objectValue ?? JSONObject()
        } catch {
            throw .damaged("the document of \(record.resourceType) \(record.id) is not JSON: \(error)")
        }
    }
}
