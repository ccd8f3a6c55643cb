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
        let checked = try ResourceReader(schemas: type.schemas, limits: settings.reading).read(parse(body)).resource
        let contents = try ResourceContents(checked.document, id: id, type: type)
        let members = type.hasMembers ? [MemberChange.replace(contents.members ?? [])] : []
        try checkMembers(members, of: id)
        return try await changing(type, id, ifMatch: ifMatch, selection: selection) { stored, _ in
            var contents = contents
            contents.setActiveIfAbsent(stored.record.active)
            return ResourceChange(contents: contents, members: members)
        }
    }
}
