import JSONDocument
import Persistence
import SCIM

extension SCIMService {
    /// Applies the body of a PATCH, all of it or nothing; what changes nothing leaves version and time of change.
    ///
    /// Members become row changes: adding one to a group costs the same whatever the size of the group.
    ///
    /// - Parameter selection: What to show of the resource; `nil` when the client wants no body.
    /// - Throws: `notFound`, `preconditionFailed`, `uniqueness`, and what `PatchRequest` and `PatchEngine` throw.
    /// - SeeAlso: [RFC 7644 §3.5.2](https://datatracker.ietf.org/doc/html/rfc7644#section-3.5.2)
    public func patch(
        _ type: ServedType, _ id: String, body: [UInt8], ifMatch: EntityTagCondition? = nil, selection: ReturnedAttributes?
    ) async throws -> ResourceAnswer {
        let request = try PatchRequest(parsing: parse(body), limits: settings.filters)
        let patch = try SplitPatch(request, for: type)
        if ifMatch == nil, selection == nil, !patch.changesDocument, let members = patch.namedMembers, !members.isEmpty {
            try checkMembers(members, of: id)
            let update = ResourceUpdate(
                id: id, resourceType: type.name, expectedVersion: nil, contents: nil, members: members, now: settings.now())
            return emptyAnswer(type, id, version: try await write(update, nil, type).version)
        }
        let engine = PatchEngine(schemas: type.schemas, limits: settings.reading)
        return try await changing(type, id, ifMatch: ifMatch, selection: selection) { stored, document in
            var change = ResourceChange()
            if patch.changesDocument {
                change.contents = try ResourceContents(engine.apply(patch.rest, to: document), id: id, type: type)
            }
            change.members = try await members(patch.members, of: stored)
            change.membersDependOnVersion = patch.namedMembers == nil
            try checkMembers(change.members, of: id)
            return change
        }
    }

    /// The operations as row changes; a filter that no index answers is evaluated over the members.
    private func members(_ operations: [MembersOperation], of group: StoredResource) async throws -> [MemberChange] {
        var changes: [MemberChange] = []
        for operation in operations {
            if let change = SplitPatch.change(operation) {
                changes.append(change)
            } else if case .removeMatching(let filter) = operation {
                changes.append(.remove(try await memberIDs(matching: filter, of: group)))
            }
        }
        return changes
    }

    private func memberIDs(matching filter: Filter, of group: StoredResource) async throws -> [String] {
        let evaluator = FilterEvaluator(schemas: .group)
        let valuePath = Filter.valuePath(try AttributePath("members"), filter)
        var ids: [String] = []
        var position: ResourcePosition?
        repeat {
            let page = try await store.members(of: group.record.id, after: position, limit: Self.membersPerPage)
            for membership in page.memberships {
                let member = RenderedResource.member(membership, baseURL: baseURL)
                if try evaluator.matches(valuePath, in: ["members": [.object(member)]]) { ids.append(membership.id) }
            }
            position = page.next
        } while position != nil
        return ids
    }
}

/// A PATCH request with the operations on members taken apart from the others.
struct SplitPatch {
    /// In their order.
    private(set) var members: [MembersOperation] = []
    /// As many as in the request, for messages that count; one that was all about members does nothing here.
    private(set) var rest: [PatchOperation] = []
    private(set) var changesDocument = false

    init(_ request: PatchRequest, for type: ServedType) throws(SCIMError) {
        guard type.hasMembers else {
            rest = request.operations
            changesDocument = !rest.isEmpty
            return
        }
        let nothing = try PatchOperation(.replace, value: [:])
        for (index, operation) in request.operations.enumerated() {
            do {
                let (members, rest) = try operation.split(of: type.schemas.core.id)
                if let members { self.members.append(members) }
                if rest != nil { changesDocument = true }
                self.rest.append(rest ?? nothing)
            } catch {
                throw SCIMError(error.keyword, "Operations[\(index)]: \(error.detail)")
            }
        }
    }

    /// The row changes, when they can be told without reading the group.
    var namedMembers: [MemberChange]? {
        var changes: [MemberChange] = []
        for operation in members {
            guard let change = Self.change(operation) else { return nil }
            changes.append(change)
        }
        return changes
    }

    /// The row change of an operation; `nil` when it needs the members to be looked at.
    static func change(_ operation: MembersOperation) -> MemberChange? {
        switch operation {
        case .add(let members): .add(members.compactMap { $0["value"]?.stringValue })
        case .replace(let members): .replace(members.compactMap { $0["value"]?.stringValue })
        case .remove(let ids): .remove(ids)
        case .removeAll: .replace([])
        case .removeMatching(let filter): ids(namedBy: filter).map { .remove($0) }
        }
    }

    /// The ids of `value eq "…" or value eq "…"`.
    private static func ids(namedBy filter: Filter) -> [String]? {
        switch filter {
        case .comparison(let path, .equal, .string(let id)) where path.description.lowercased() == "value":
            return [id]
        case .or(let left, let right):
            guard let left = ids(namedBy: left), let right = ids(namedBy: right) else { return nil }
            return left + right
        default:
            return nil
        }
    }
}
