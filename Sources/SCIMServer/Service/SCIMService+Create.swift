import JSONDocument
import Persistence
import SCIM

extension SCIMService {
    /// Creates a resource from the body of a POST.
    ///
    /// - Throws: `invalidSyntax`, `invalidValue`, or `uniqueness` naming the value that is taken.
    /// - SeeAlso: [RFC 7644 §3.3](https://datatracker.ietf.org/doc/html/rfc7644#section-3.3)
    public func create(_ type: ServedType, body: [UInt8], selection: ReturnedAttributes) async throws -> ResourceAnswer {
        let checked = try ResourceReader(schemas: type.schemas, limits: settings.reading).read(parse(body)).resource
        let now = settings.now()
        let id = settings.makeID(now)
        var contents = try ResourceContents(checked.document, id: id, type: type)
        contents.setActiveIfAbsent(true)
        let record = contents.record(id: id, created: now, lastModified: now, version: 1)
        let members = contents.members ?? []
        let outcome = try await translating(contents, type, id) { () async throws(StorageError) in
            try await store.create(record, members: members)
        }
        if case .unknownMember(let member) = outcome { throw unknownMember(member) }
        var stored = StoredResource(record: record)
        if !members.isEmpty { stored.members = try await store.members(of: id, after: nil, limit: Self.membersPerPage) }
        return try await answer(stored, type, selection)
    }
}
