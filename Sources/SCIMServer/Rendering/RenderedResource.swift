import JSONDocument
import SCIM

/// Writes a stored resource as it is served: the stored document, then `meta`, then the relation.
///
/// Nothing is parsed: a GET is a look-up, a copy and some appended bytes.
struct RenderedResource {
    let stored: StoredResource
    let type: ServedType
    /// Without a slash at the end.
    let baseURL: String

    /// The resource as compact JSON; `members` of more than one page are the caller's to collect first.
    func serialize(relations: Relations, into bytes: inout [UInt8]) {
        let document = stored.record.document
        bytes.append(contentsOf: document.dropLast())
        if document.count > 2 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: "\"meta\":".utf8)
        meta.object.serialize(into: &bytes)
        if relations.contains(.groups), !stored.groups.isEmpty {
            bytes.append(contentsOf: ",\"groups\":[".utf8)
            serialize(stored.groups, isMembers: false, into: &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        if relations.contains(.members), !stored.members.memberships.isEmpty {
            bytes.append(contentsOf: ",\"members\":[".utf8)
            serialize(stored.members.memberships, isMembers: true, into: &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The resource as a document, for filters, selections and PATCH.
    func document(relations: Relations) throws(JSONSyntaxError) -> JSONObject {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(stored.record.document.count + 512)
        serialize(relations: relations, into: &bytes)
        return try JSONValue(parsing: bytes).objectValue ?? JSONObject()
    }

    private var meta: Meta {
        let record = stored.record
        return Meta(
            resourceType: record.resourceType, created: SCIMDateTime(millisecondsSince1970: record.created),
            lastModified: SCIMDateTime(millisecondsSince1970: record.lastModified),
            location: baseURL + type.resourceType.endpoint + "/" + record.id,
            version: EntityTag.text(ofVersion: record.version))
    }

    private func serialize(_ memberships: [Membership], isMembers: Bool, into bytes: inout [UInt8]) {
        for (index, membership) in memberships.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            var member = Self.member(membership, baseURL: baseURL)
            if !isMembers { member["type"] = "direct" }
            member.serialize(into: &bytes)
        }
    }

    /// A member as it is served. In a user's `groups` the `type` is the kind of membership instead (RFC 7643 §4.1.2, §4.2).
    static func member(_ membership: Membership, baseURL: String) -> JSONObject {
        [
            "value": .string(membership.id),
            "$ref": .string(baseURL + ServedType.endpoint(ofTypeNamed: membership.resourceType) + "/" + membership.id),
            "display": .string(membership.display),
            "type": .string(membership.resourceType),
        ]
    }
}
