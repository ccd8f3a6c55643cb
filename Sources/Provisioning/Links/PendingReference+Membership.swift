/// A membership that waits is a pending reference of the group, under an attribute path that names the member.
extension PendingReference {
    private static let prefix = "members[value eq \""
    private static let suffix = "\"]"

    static func membershipAttribute(_ member: SourceID) -> String { prefix + member.rawValue + suffix }

    /// A member that is to be put into a group, or taken out of it.
    static func membership(of member: SourceID, in group: SourceID, isWanted: Bool) -> PendingReference {
        PendingReference(
            type: .group, source: group, attribute: membershipAttribute(member), referenced: isWanted ? member : nil)
    }

    /// That all members of a group have to be looked at, because the group has another account than before.
    static func allMembers(of group: SourceID) -> PendingReference {
        PendingReference(type: .group, source: group, attribute: "members", referenced: nil)
    }

    var isAllMembers: Bool { type == .group && attribute == "members" }

    /// The source object whose membership waits; `nil` for every other reference.
    var member: SourceID? {
        guard attribute.hasPrefix(Self.prefix), attribute.hasSuffix(Self.suffix) else { return nil }
        return SourceID(rawValue: String(attribute.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)))
    }

    var isMembership: Bool { member != nil }
}
