import Administration
import Directory
import Testing

@Suite struct GroupAdministrationTests {
    @Test func `groups have users and groups as members, each once`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.userAdministrator)
        let group = try await side.groups.create(IdentitySide.groupAttributes("Outer"), by: caller)
        let inner = try await side.groups.create(IdentitySide.groupAttributes("Inner"), by: caller)
        let anna = try await side.users.create(IdentitySide.userAttributes("anna"), by: caller)
        try await side.groups.addMember(inner.id, to: group.id, by: caller)
        try await side.groups.addMember(anna.id, to: group.id, by: caller)
        let already = AdministrationError.conflict("anna@contoso.example is a member of “Outer” already")
        await #expect(throws: already) { try await side.groups.addMember(anna.id, to: group.id, by: caller) }
        await #expect(throws: AdministrationError.self) { try await side.groups.addMember(group.id, to: group.id, by: caller) }
        #expect(try await side.browsing.members(of: group.id, after: nil, limit: 9, by: caller).map(\.id) == [inner.id, anna.id].sorted())
        #expect(try await side.browsing.groups(of: anna.id, by: caller) == [group])
        try await side.groups.removeMember(anna.id, from: group.id, by: caller)
        await #expect(throws: AdministrationError.self) { try await side.groups.removeMember(anna.id, from: group.id, by: caller) }
        #expect(try await side.browsing.memberCount(of: group.id, by: caller) == 1)
    }

    @Test func `a group is changed, deleted and restored with its members`() async throws {
        let side = try IdentitySide()
        let caller = try await side.caller(.globalAdministrator)
        let group = try await side.groups.create(IdentitySide.groupAttributes("G"), by: caller)
        try await side.groups.addMember(caller.userID, to: group.id, by: caller)
        let renamed = try await side.groups.update(group.id, applying: [AttributeChange("displayName", .string("H"))], by: caller)
        #expect(renamed.displayName == "H")
        await #expect(throws: AdministrationError.invalid("“displayName” cannot be cleared")) {
            _ = try await side.groups.update(group.id, applying: [AttributeChange("displayName", nil)], by: caller)
        }
        try await side.groups.delete(group.id, by: caller)
        await #expect(throws: AdministrationError.notFound("there is no group \(group.id)")) {
            _ = try await side.browsing.members(of: group.id, after: nil, limit: 1, by: caller)
        }
        _ = try await side.deletedItems.restore(group.id, by: caller)
        #expect(try await side.browsing.members(of: group.id, after: nil, limit: 1, by: caller).map(\.id) == [caller.userID])
    }

    @Test func `people without the role cannot change groups`() async throws {
        let side = try IdentitySide()
        let global = try await side.caller(.globalAdministrator)
        let caller = try await side.caller(.cloudApplicationAdministrator)
        let group = try await side.groups.create(IdentitySide.groupAttributes("G"), by: global)
        await #expect(throws: AdministrationError.self) {
            _ = try await side.groups.create(IdentitySide.groupAttributes("H"), by: caller)
        }
        await #expect(throws: AdministrationError.self) { try await side.groups.addMember(caller.userID, to: group.id, by: caller) }
        await #expect(throws: AdministrationError.self) { try await side.groups.delete(group.id, by: caller) }
        #expect(try await side.browsing.memberCount(of: group.id, by: caller) == 0)
    }
}
