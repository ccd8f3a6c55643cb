import JSONDocument
import Persistence
import SCIM

extension SCIMService {
    /// Replaces a resource by the body of a PUT; what is the same afterwards leaves version and time of change.
    ///
    /// - Note: Choice: `active` keeps its value when the body leaves it out, so that no PUT re-enables an account unasked.
    /// - Throws: `notFound`, `preconditionFailed`, and what ``create(_:body:selection:)`` throws.
    /// - SeeAlso: [RFC 7644 §3.5.1](https://datatracker.ietf.org/doc/html/rfc7644#section-3.5.1)
    public func replace(
        _ type: ServedType, _ id: String, body: [UInt8], ifMatch: EntityTagCondition? = nil, selection: ReturnedAttributes
    ) async throws -> ResourceAnswer {
        let parsed = try parse(body)
        let reader = ResourceReader(schemas: type.schemas, limits: settings.reading)
        let asked = try ResourceContents(reader.read(parsed).resource.document, id: id, type: type)
        let members = type.hasMembers ? [MemberChange.replace(asked.members ?? [])] : []
        try checkMembers(members, of: id)
        return try await changing(type, id, ifMatch: ifMatch, selection: selection) { stored, document in
            let replacing = try reader.read(parsed, replacing: Resource(document)).resource
            var contents = try ResourceContents(replacing.document, id: id, type: type)
            contents.setActiveIfAbsent(stored.record.active)
            return ResourceChange(contents: contents, members: members)
        }
    }
}
